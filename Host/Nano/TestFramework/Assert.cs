using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// Stands in for nanoFramework.TestFramework's assertions, with their own meaning of equal: values as
/// <see cref="object.Equals(object, object)"/> says, arrays and collections by reference, types exactly.
/// The members that are obsolete there (<c>Equal</c>, <c>True</c>, ...) are left out.
/// </summary>
public sealed class Assert
{
    private Assert()
    {
    }

    /// <summary>Fails where two values differ.</summary>
    /// <param name="expected">What the test expects.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They differ.</exception>
    public static void AreEqual(bool expected, bool actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(byte expected, byte actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(char expected, char actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(DateTime expected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(double expected, double actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(float expected, float actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(sbyte expected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(short expected, short actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(string? expected, string? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(ulong expected, ulong actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <inheritdoc cref="AreEqual(bool, bool, string)"/>
    public static void AreEqual(ushort expected, ushort actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Equal(expected, actual, message);

    /// <summary>Fails where two values are equal.</summary>
    /// <param name="notExpected">What the test does not expect.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They are equal.</exception>
    public static void AreNotEqual(bool notExpected, bool actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(byte notExpected, byte actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(char notExpected, char actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(DateTime notExpected, DateTime actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(double notExpected, double actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(float notExpected, float actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(int notExpected, int actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(long notExpected, long actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(sbyte notExpected, sbyte actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(short notExpected, short actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(string? notExpected, string? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(uint notExpected, uint actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(ulong notExpected, ulong actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <inheritdoc cref="AreNotEqual(bool, bool, string)"/>
    public static void AreNotEqual(ushort notExpected, ushort actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Different(notExpected, actual, message);

    /// <summary>Fails where two references are not to the same object.</summary>
    /// <param name="expected">What the test expects.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They are not the same object.</exception>
    public static void AreSame(object? expected, object? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Check(ReferenceEquals(expected, actual), nameof(AreSame), message);

    /// <summary>Fails where two references are to the same object.</summary>
    /// <param name="notExpected">What the test does not expect.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They are the same object.</exception>
    public static void AreNotSame(object? notExpected, object? actual, [CallerArgumentExpression(nameof(actual))] string? message = "") =>
        Check(!ReferenceEquals(notExpected, actual), nameof(AreNotSame), message);

    /// <summary>Fails where a text does not contain another, letter by letter.</summary>
    /// <param name="expected">The text within.</param>
    /// <param name="value">The whole text.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It does not contain it, or one of them is null.</exception>
    public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            Given(value, nameof(Contains)).Contains(Given(expected, nameof(Contains)), StringComparison.Ordinal),
            nameof(Contains),
            $"'{value}' does not contain '{expected}'. {message}");

    /// <summary>Fails where a text contains another.</summary>
    /// <param name="notExpected">The text that is not to be within.</param>
    /// <param name="value">The whole text.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It contains it, or one of them is null.</exception>
    public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            !Given(value, nameof(DoesNotContains)).Contains(Given(notExpected, nameof(DoesNotContains)), StringComparison.Ordinal),
            nameof(DoesNotContains),
            $"'{value}' contains '{notExpected}'. {message}");

    /// <summary>Fails where a text does not end with another.</summary>
    /// <param name="expected">The end.</param>
    /// <param name="value">The whole text.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It does not, or one of them is null.</exception>
    public static void EndsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            Given(value, nameof(EndsWith)).EndsWith(Given(expected, nameof(EndsWith)), StringComparison.Ordinal),
            nameof(EndsWith),
            $"'{value}' does not end with '{expected}'. {message}");

    /// <summary>Fails where a text does not start with another.</summary>
    /// <param name="expected">The start.</param>
    /// <param name="value">The whole text.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It does not, or one of them is null.</exception>
    public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            Given(value, nameof(StartsWith)).StartsWith(Given(expected, nameof(StartsWith)), StringComparison.Ordinal),
            nameof(StartsWith),
            $"'{value}' does not start with '{expected}'. {message}");

    /// <summary>Fails where a condition holds.</summary>
    /// <param name="condition">What the test expects not to hold.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It holds.</exception>
    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string? message = "") =>
        Check(!condition, nameof(IsFalse), message);

    /// <summary>Fails where a condition does not hold.</summary>
    /// <param name="condition">What the test expects to hold.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It does not hold.</exception>
    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string? message = "") =>
        Check(condition, nameof(IsTrue), message);

    /// <summary>Fails where a value is there.</summary>
    /// <param name="value">What the test expects to be null.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It is not null.</exception>
    public static void IsNull(object? value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(value is null, nameof(IsNull), message);

    /// <summary>Fails where a value is not there.</summary>
    /// <param name="value">What the test expects not to be null.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It is null.</exception>
    public static void IsNotNull(object? value, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(value is not null, nameof(IsNotNull), message);

    /// <summary>Fails where a value is not of exactly a type: a derived type does not do, on the device either.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expected">Its type.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It is of another type, or null.</exception>
    public static void IsInstanceOfType(object? value, Type expected, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            value?.GetType() == Given(expected, nameof(IsInstanceOfType)),
            nameof(IsInstanceOfType),
            $"Expected type:<{expected}>. Actual type:<{value?.GetType()}>. {message}");

    /// <summary>Fails where a value is of exactly a type.</summary>
    /// <param name="value">The value; null is of no type.</param>
    /// <param name="notExpected">The type it is not to be of.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It is of that type.</exception>
    public static void IsNotInstanceOfType(object? value, Type notExpected, [CallerArgumentExpression(nameof(value))] string? message = "") =>
        Check(
            value?.GetType() != Given(notExpected, nameof(IsNotInstanceOfType)),
            nameof(IsNotInstanceOfType),
            $"Wrong type:<{notExpected}>. {message}");

    /// <summary>Fails where an action does not throw an exception of exactly a type.</summary>
    /// <param name="exception">The exception's type; a derived one does not do.</param>
    /// <param name="action">What is to throw.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It throws nothing or something else.</exception>
    public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string? message = "")
    {
        Given(exception, nameof(ThrowsException));
        Given(action, nameof(ThrowsException));

        try
        {
            action();
        }
        catch (Exception thrown)
        {
            Check(
                thrown.GetType() == exception,
                nameof(ThrowsException),
                $"Threw {thrown.GetType().Name}, but {exception.Name} was expected. {message} {thrown.Message}");
            return;
        }

        Check(false, nameof(ThrowsException), $"No exception thrown. {exception.Name} was expected. {message}");
    }

    /// <summary>Ends the test as skipped; in a <see cref="SetupAttribute"/> method, every test of the class.</summary>
    /// <param name="message">Why.</param>
    /// <exception cref="SkipTestException">Always.</exception>
    public static void SkipTest(string? message = null) => throw new SkipTestException(message);

    internal static void Check(bool holds, string assertion, string? message)
    {
        if (!holds)
        {
            throw new AssertFailedException($"{(assertion.Contains('.') ? assertion : "Assert." + assertion)} failed. {message}");
        }
    }

    internal static T Given<T>(T? value, string assertion)
        where T : class
    {
        Check(value is not null, assertion, "A value is null.");
        return value!;
    }

    private static void Equal(object? expected, object? actual, string? message) =>
        Check(Equals(expected, actual), nameof(AreEqual), $"Expected:<{expected ?? "(null)"}>. Actual:<{actual ?? "(null)"}>. {message}");

    private static void Different(object? notExpected, object? actual, string? message) =>
        Check(!Equals(notExpected, actual), nameof(AreNotEqual), $"Expected any value except:<{notExpected ?? "(null)"}>. {message}");
}
