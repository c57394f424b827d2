using System.Globalization;

namespace Host.Benchmarks;

/// <summary>What the device's own assemblies take of the board's flash.</summary>
public static class SizeTable
{
    /// <summary>
    /// What the metadata processor leaves of a Release assembly: 0.64 to 0.66 of Firmware, Nubison and Sensors, as it was
    /// measured with both.
    /// </summary>
    private const double Remaining = 0.65;

    private static readonly string[] s_names = ["Firmware", "Nubison", "Sensors"];

    /// <summary>The lines of the table in docs/boards.md.</summary>
    /// <returns>The table; a note where this is no Release build, which alone is what goes to a board.</returns>
    public static IEnumerable<string> Lines()
    {
        yield return "| Assembly | Release build | on the board, about |";
        yield return "| --- | --- | --- |";
        long all = 0;
        foreach (string name in s_names)
        {
            long length = new FileInfo(Path.Combine(AppContext.BaseDirectory, name + ".dll")).Length;
            all += length;
            yield return Line(name, length);
        }

        yield return Line("together", all);
#if DEBUG
        yield return "This is a Debug build; with -c Release the numbers are those of a board.";
#endif
    }

    private static string Line(string name, long length) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {length / 1024.0:N0} kB | {length * Remaining / 1024:N0} kB |");
}
