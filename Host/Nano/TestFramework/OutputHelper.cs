namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework: what a test says.</summary>
public static class OutputHelper
{
    /// <summary>Writes a text to the test's output.</summary>
    /// <param name="message">The text.</param>
    public static void Write(string message) => Console.Write(message);

    /// <summary>Writes a line to the test's output.</summary>
    /// <param name="message">The line.</param>
    public static void WriteLine(string message) => Console.WriteLine(message);
}
