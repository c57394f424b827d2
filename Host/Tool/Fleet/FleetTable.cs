using System.Text;
using CsvHelper;

namespace Host.Tool.Fleet;

/// <summary>A table of boards: a row each, a column for each setting that differs.</summary>
/// <param name="Columns">What the first row says.</param>
/// <param name="Lines">The rows below.</param>
internal sealed record FleetTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<FleetTable.Line> Lines)
{
    /// <summary>A row of the table.</summary>
    /// <param name="Number">The line it begins in: the columns' names are row 1, as in a spreadsheet.</param>
    /// <param name="Cells">What is in it, by column; empty cells are left out.</param>
    internal sealed record Line(int Number, IReadOnlyDictionary<string, string> Cells);

    /// <summary>Reads a file: RFC 4180, with commas or semicolons, in UTF-8.</summary>
    /// <exception cref="ToolException">It is not such a file.</exception>
    internal static FleetTable Read(string path, List<string> faults)
    {
        string name = Path.GetFileName(path);
        string text = Text(path, name);
        using CsvReader reader = ReaderOf(text);
        try
        {
            reader.ReadHeader();
            string[] columns = [.. (reader.Headers ?? []).Select(column => column.Trim()).Select(column => FleetRow.IsMac(column) ? FleetRow.MacColumn : column)];
            columns = columns[..(Array.FindLastIndex(columns, column => column.Length > 0) + 1)]; // Spreadsheets leave empty ones behind.
            if (columns.Length == 0)
            {
                throw ToolException.Refused($"{name}: its first row must name the columns");
            }

            foreach (IGrouping<string, string> same in columns.GroupBy(column => column).Where(same => same.Key.Length == 0 || same.Count() > 1))
            {
                faults.Add($"{name}:1 {(same.Key.Length == 0 ? "has a column without a name" : $"{same.Key} is there {same.Count()} times")}");
            }

            return new FleetTable(name, columns, [.. Rows(reader, name, columns, faults)]);
        }
        catch (CsvFormatException exception)
        {
            throw ToolException.Refused($"{name}:{exception.LineNumber} has a quotation mark out of place: a cell that has one stands in quotation marks, and the one in it is doubled");
        }
    }

    /// <summary>What stands between cells: no column has either in its name.</summary>
    internal static char SeparatorOf(string text) => text.Split('\n', 2)[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';

    internal static CsvReader ReaderOf(string text) => CsvReader.Create(
        new StringReader(text), new CsvReaderOptions { Separator = SeparatorOf(text), MalformedData = CsvMalformedDataHandling.Throw, TrackLineNumbers = true });

    internal static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static string Text(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw ToolException.Refused($"--fleet: {path} {(Directory.Exists(path) ? "is a folder" : "does not exist")}");
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite); // A spreadsheet program may have it open.
            using StreamReader reader = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw ToolException.Refused($"{name}: is not UTF-8; save it as \"CSV UTF-8\"");
        }
    }

    private static IEnumerable<Line> Rows(CsvReader reader, string name, string[] columns, List<string> faults)
    {
        while (reader.Read())
        {
            int number = (int)reader.LineNumber;
            string[] cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            if (cells.Length < columns.Length || cells.Skip(columns.Length).Any(cell => cell.Length > 0))
            {
                faults.Add($"{name}:{number} has {cells.Length} cells, there are {columns.Length} columns");
                continue;
            }

            yield return new Line(number, columns.Zip(cells).Where(cell => cell.Second.Length > 0).GroupBy(cell => cell.First).ToDictionary(cell => cell.Key, cell => cell.First().Second));
        }
    }
}
