using Host.Events;

namespace Host.Board;

/// <summary>What a board's program writes to its console, line by line.</summary>
internal sealed class Log
{
    private const int Limit = 10_000;

    private readonly Feed<LogLine> _lines = new(Limit);

    internal Log()
    {
    }

    /// <summary>Gets the number of the last line, counted from 1; 0 before the first.</summary>
    public long Last => _lines.Last;

    /// <summary>Gets the last 10,000 lines.</summary>
    public IReadOnlyList<LogLine> Lines => [.. _lines.Recent.Select(line => line.Item)];

    public Subscription<LogLine> Subscribe(long? after = null) => _lines.Subscribe(after, Limit);

    /// <summary>Waits until a line is there.</summary>
    public bool WaitFor(string part, TimeSpan limit, int times = 1, long after = 0)
    {
        using Subscription<LogLine> lines = Subscribe(after);
        using CancellationTokenSource end = new(limit);

        try
        {
            while (times > 0)
            {
                if (!lines.Reader.TryRead(out Numbered<LogLine> line))
                {
                    line = lines.Reader.ReadAsync(end.Token).AsTask().GetAwaiter().GetResult();
                }

                times -= line.Item.Text.Contains(part, StringComparison.Ordinal) ? 1 : 0;
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    internal void Write(BoardRun run, string text)
    {
        foreach (string line in text.Split('\n'))
        {
            _lines.Add(new LogLine(run.Uptime, DateTimeOffset.UtcNow, line.TrimEnd('\r')));
        }
    }
}
