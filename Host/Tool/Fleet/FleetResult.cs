using System.Globalization;

namespace Host.Tool.Fleet;

/// <summary>A line of the results file.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Row">The row; null if no row was chosen.</param>
/// <param name="Mac">The board's address; empty if it is not known.</param>
/// <param name="Identifier">The device identifier it has now.</param>
/// <param name="Outcome">What became of it: one of the words here, or why it failed.</param>
internal sealed record FleetResult(DateTime Time, int? Row, string Mac, string Chip, string Identifier, string Runtime, string Firmware, string Outcome, int Seconds)
{
    /// <summary>Settings are about to be written: from here on the row is that board's.</summary>
    internal const string Started = "started";

    /// <summary>The board has been seen to run with these settings.</summary>
    internal const string Done = "done";

    /// <summary>How the reason of a failure begins.</summary>
    internal const string Failed = "failed: ";

    /// <summary>What was before no longer counts for the row.</summary>
    internal const string Redo = "redo";

    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    internal static string[] Columns { get; } = ["time", "row", "mac", "chip", "identifier", "runtime", "firmware", "outcome", "seconds"];

    internal string[] Cells => [Time.ToString(TimeFormat, CultureInfo.InvariantCulture), $"{Row}", Mac, Chip, Identifier, Runtime, Firmware, Outcome, $"{Seconds}"];

    internal static FleetResult? Parse(string[] cells) =>
        cells.Length == Columns.Length
        && (int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out int row) || cells[1].Length == 0)
        && (cells[2].Length == 0 || MacAddress.Parse(cells[2]) == cells[2])
        && int.TryParse(cells[8], NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? new FleetResult(TimeOf(cells[0]), cells[1].Length == 0 ? null : row, cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], seconds)
            : null;

    /// <summary>A spreadsheet program writes times in its own way; nothing depends on them.</summary>
    private static DateTime TimeOf(string text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? time : default;
}
