using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// Stands in for nanoFramework.TestFramework's assertions, with their own meaning of equal: values as
/// <see cref="object.Equals(object, object)"/> says, arrays and collections by reference, types exactly. Small numbers
/// find the overloads for larger ones, all else that for objects.
/// </summary>
public static class Assert
{
    /// <summary>Fails if two values differ.</summary>
    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        AreEqual((object)expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        AreEqual((object)expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(ulong expected, ulong actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        AreEqual((object)expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(double expected, double actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        AreEqual((object)expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Check(Equals(expected, actual), nameof(AreEqual), $"Expected:<{expected ?? "(null)"}>. Actual:<{actual ?? "(null)"}>. {message}");

    /// <summary>Fails if a text does not start with another.</summary>
    public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(value.StartsWith(expected, StringComparison.Ordinal), nameof(StartsWith), $"'{value}' does not start with '{expected}'. {message}");

    /// <summary>Fails if a condition holds.</summary>
    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string? message = "") =>
        Check(!condition, nameof(IsFalse), message);

    /// <summary>Fails if a condition does not hold.</summary>
    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string? message = "") =>
        Check(condition, nameof(IsTrue), message);

    /// <summary>Fails if a value is there.</summary>
    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(value is null, nameof(IsNull), message);

    /// <summary>Fails if a value is not there.</summary>
    public static void IsNotNull(object? value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(value is not null, nameof(IsNotNull), message);

    /// <summary>Fails if an action does not throw an exception of exactly a type.</summary>
    /// <param name="exception">The exception's type; a derived one does not do.</param>
    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string? message = "")
    {
        Exception? thrown = null;

        try
        {
            action();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        Check(
            thrown?.GetType() == exception,
            nameof(ThrowsException),
            $"Threw {thrown?.GetType().Name ?? "nothing"}, but {exception.Name} was expected. {message} {thrown?.Message}");
    }

    private static void Check(bool holds, string assertion, string? message)
    {
        if (!holds)
        {
            throw new AssertFailedException($"Assert.{assertion} failed. {message}");
        }
    }
}
