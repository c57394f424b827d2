using System.Collections;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework's assertions about collections.</summary>
public sealed class CollectionAssert
{
    private CollectionAssert()
    {
    }

    /// <summary>Fails where two collections differ in length or in an element.</summary>
    /// <param name="expected">What the test expects.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They differ.</exception>
    public static void AreEqual(ICollection? expected, ICollection? actual, string message = "") =>
        Assert.Check(Same(expected, actual), "CollectionAssert.AreEqual", $"Expected:<{Text(expected)}>. Actual:<{Text(actual)}>. {message}");

    /// <summary>Fails where two collections have equal elements in the same order.</summary>
    /// <param name="notExpected">What the test does not expect.</param>
    /// <param name="actual">What there is.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">They are equal.</exception>
    public static void AreNotEqual(ICollection? notExpected, ICollection? actual, string message = "") =>
        Assert.Check(!Same(notExpected, actual), "CollectionAssert.AreNotEqual", $"Both:<{Text(actual)}>. {message}");

    /// <summary>Fails where a collection has elements.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It has some, or is null.</exception>
    public static void Empty(ICollection collection, string message = "") =>
        Assert.Check(Assert.Given(collection, "CollectionAssert.Empty").Count == 0, "CollectionAssert.Empty", message);

    /// <summary>Fails where a collection has no elements.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="message">Shown where it fails.</param>
    /// <exception cref="AssertFailedException">It has none, or is null.</exception>
    public static void NotEmpty(ICollection collection, string message = "") =>
        Assert.Check(Assert.Given(collection, "CollectionAssert.NotEmpty").Count != 0, "CollectionAssert.NotEmpty", message);

    private static bool Same(ICollection? a, ICollection? b) =>
        ReferenceEquals(a, b) || (a is not null && b is not null && a.Cast<object?>().SequenceEqual(b.Cast<object?>()));

    private static string Text(ICollection? collection) =>
        collection is null ? "(null)" : string.Join(", ", collection.Cast<object?>());
}
