namespace Host.Board;

/// <summary>What a board's program writes to its console, line by line.</summary>
public sealed class Log
{
    private const int Limit = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = [];

    internal Log()
    {
    }

    /// <summary>Raised for every line, on the thread that writes it.</summary>
    public event Action<LogLine>? Written;

    /// <summary>Gets the last 10,000 lines.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Waits until a line is there, from the first one on.</summary>
    /// <param name="part">What the line contains.</param>
    /// <param name="limit">How long at most.</param>
    /// <param name="times">How many such lines there have to be.</param>
    /// <returns>Whether it came.</returns>
    public bool WaitFor(string part, TimeSpan limit, int times = 1)
    {
        using var came = new ManualResetEventSlim();

        void Look(LogLine? line)
        {
            if (Lines.Count(line => line.Text.Contains(part, StringComparison.Ordinal)) >= times)
            {
                came.Set();
            }
        }

        Written += Look;

        try
        {
            Look(null);
            return came.Wait(limit);
        }
        finally
        {
            Written -= Look;
        }
    }

    /// <summary>Writes a line, or several.</summary>
    internal void Write(BoardRun run, string text)
    {
        LogLine[] written = [.. text.Split('\n').Select(line => new LogLine(run.Uptime, DateTimeOffset.UtcNow, line.TrimEnd('\r')))];

        lock (_lock)
        {
            Array.ForEach(written, _lines.Enqueue);

            while (_lines.Count > Limit)
            {
                _lines.Dequeue();
            }
        }

        Array.ForEach(written, line => Written?.Invoke(line));
    }
}
