namespace nanoFramework.TestFramework;

/// <summary>Stands in for nanoFramework.TestFramework's extensions.</summary>
public static class TestExtensions
{
    /// <summary>Compares two arrays element by element.</summary>
    /// <param name="a">One array.</param>
    /// <param name="b">The other.</param>
    /// <returns>Whether both have equal elements in the same order.</returns>
    public static bool SequenceEqual(this Array a, Array b) => a.Cast<object?>().SequenceEqual(b.Cast<object?>());
}
