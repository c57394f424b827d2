using Nubison.Log;

namespace Host.Tests.Doubles;

/// <summary>Keeps what was logged.</summary>
internal sealed class LogLines : ILog
{
    private readonly List<string> _secrets = [];

    /// <summary>The lines, each with its topic.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The lines that hold a secret.</summary>
    public IEnumerable<string> Leaks => Lines.Where(line => _secrets.Any(line.Contains));

    /// <summary>Makes a text a secret, for lines that are written already as well.</summary>
    public void Keep(string secret) => _secrets.Add(secret);

    public void Write(string topic, string text)
    {
        lock (Lines)
        {
            Lines.Add($"{topic}: {text}");
        }
    }

    public override string ToString() => string.Join(Environment.NewLine, Lines);
}
