using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Host.Benchmarks;

/// <summary>How large the device's own code is, in lines and methods, and what it takes of the board's flash.</summary>
internal static class SizeTable
{
    /// <summary>
    /// What the metadata processor leaves of a Release assembly: 0.64 to 0.66 of Firmware, Nubison and Sensors, as it was
    /// measured with both.
    /// </summary>
    private const double Remaining = 0.65;

    private static readonly string[] s_names = ["Firmware", "Nubison", "Sensors"];

    /// <summary>The lines of the table in docs/architecture.md.</summary>
    /// <returns>The table; a note if this is no Release build, which alone is what goes to a board.</returns>
    public static IEnumerable<string> Lines()
    {
        (string Name, int Lines, int Methods, long Length)[] rows = [.. s_names.Select(name => (name, SourceLines(name), Methods(name), new FileInfo(Assembly(name)).Length))];
        yield return "| Assembly | lines of source | methods | Release build | on the board, about |";
        yield return "| --- | --- | --- | --- | --- |";

        foreach ((string Name, int Lines, int Methods, long Length) row in rows)
        {
            yield return Line(row);
        }

        yield return Line(("together", rows.Sum(row => row.Lines), rows.Sum(row => row.Methods), rows.Sum(row => row.Length)));
#if DEBUG
        yield return "This is a Debug build; with -c Release the numbers are those of a board.";
#endif
    }

    private static string Assembly(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static int SourceLines(string name)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "NubisonFirmware.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NubisonFirmware.sln");
        }

        string[] built = [Path.DirectorySeparatorChar + "bin" + Path.DirectorySeparatorChar, Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar];
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, name), "*.cs", SearchOption.AllDirectories)
            .Where(file => !built.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .Sum(file => File.ReadLines(file).Count());
    }

    /// <summary>As metadata counts them: accessors, constructors and interfaces' members too, but nothing linked in from Host/Nano.</summary>
    private static int Methods(string name)
    {
        using PEReader file = new(File.OpenRead(Assembly(name)));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => !metadata.GetString(type.Namespace).StartsWith(nameof(System), StringComparison.Ordinal))
            .Sum(type => type.GetMethods().Count);
    }

    private static string Line((string Name, int Lines, int Methods, long Length) row) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.Name} | {row.Lines:N0} | {row.Methods} | {row.Length / 1024.0:N0} kB | {row.Length * Remaining / 1024:N0} kB |");
}
