namespace Host.Tool;

/// <summary>How this tool is called where it is.</summary>
internal static class ToolCommand
{
    private static readonly string Build = Path.Combine("Host", "Tool", "bin") + Path.DirectorySeparatorChar;

    /// <summary>What the reader of a message types before its options.</summary>
    internal static string Name { get; } = Of(AppContext.BaseDirectory);

    /// <summary>Tells an installed tool from one that is run from a clone.</summary>
    internal static string Of(string folder) => folder.Contains(Build, StringComparison.OrdinalIgnoreCase) ? "dotnet run --project Host/Tool --" : "nubison";
}
