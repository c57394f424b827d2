namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: thrown by <see cref="Assert.SkipTest"/>.</summary>
/// <param name="message">Why the test is skipped.</param>
/// <param name="innerException">What it follows from.</param>
public class SkipTestException(string? message = null, Exception? innerException = null) : Exception(message, innerException);
