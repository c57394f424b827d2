using System.Text;
using CsvHelper;

namespace Host.Tool.Fleet;

/// <summary>The file that says what became of each board. It only grows, and each line is on the disk before anything else happens.</summary>
internal sealed class ResultsFile : IDisposable
{
    private readonly FileStream _file;
    private readonly char _separator;

    /// <summary>Opens the file, or makes it. What a power cut left of its last line is taken away.</summary>
    /// <exception cref="ToolException">It is something else, or another program has it.</exception>
    internal ResultsFile(string path)
    {
        _file = Open(path);
        try
        {
            byte[] content = new byte[_file.Length];
            _file.ReadExactly(content);
            int whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
            string text = Encoding.UTF8.GetString(content, 0, whole).TrimStart('\uFEFF'); // A spreadsheet program may have saved it.
            Results = Parse(text, Path.GetFileName(path));
            _separator = FleetTable.SeparatorOf(text);
            _file.SetLength(whole);
            if (whole == 0)
            {
                Append(FleetResult.Columns);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>What was in it when it was opened.</summary>
    internal IReadOnlyList<FleetResult> Results { get; }

    /// <summary>Reads the file, if there is one.</summary>
    internal static IReadOnlyList<FleetResult> Read(string path)
    {
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        return Parse(text[..(text.LastIndexOf('\n') + 1)], Path.GetFileName(path));
    }

    internal void Append(FleetResult result) => Append(result.Cells);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            // Only Windows keeps a second run out and still lets others read.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Refused($"--results: {path} cannot be written; does another program have it? ({exception.Message})");
        }
    }

    private static List<FleetResult> Parse(string text, string name)
    {
        try
        {
            using CsvReader reader = FleetTable.ReaderOf(text);
            reader.ReadHeader();
            if (text.Length > 0 && !reader.Headers!.SequenceEqual(FleetResult.Columns))
            {
                throw ToolException.Refused($"--results: {name} has other columns; is it a file of results, and unchanged?");
            }

            List<FleetResult> results = [];
            while (text.Length > 0 && reader.Read())
            {
                results.Add(FleetResult.Parse(FleetTable.Cells(reader)) ?? throw ToolException.Refused($"--results: {name}:{reader.LineNumber} is not a result"));
            }

            return results;
        }
        catch (CsvFormatException exception)
        {
            throw ToolException.Refused($"--results: {name}:{exception.LineNumber} is not a result");
        }
    }

    private void Append(string[] cells)
    {
        using MemoryStream line = new();
        using (CsvWriter writer = CsvWriter.Create(line, CsvWriterOptions.Default with { Separator = _separator, NewLine = "\n" }))
        {
            writer.WriteRecord(cells);
        }

        _file.Seek(0, SeekOrigin.End);
        _file.Write(line.ToArray());
        _file.Flush(flushToDisk: true);
    }
}
