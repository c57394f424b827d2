using Nubison.Log;

namespace Host.Tests.Session;

/// <summary>A log that keeps the first line that holds a secret, and all lines.</summary>
internal sealed class SecretLog : ILog
{
    private readonly List<string> _secrets = [];
    private readonly List<string> _lines = [];

    /// <summary>Gets the lines, each with its topic.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Gets the lines that hold a secret.</summary>
    public IEnumerable<string> Leaks => _lines.Where(line => _secrets.Any(line.Contains));

    /// <summary>Makes a text a secret, for lines that are written already as well.</summary>
    public void Keep(string secret) => _secrets.Add(secret);

    /// <inheritdoc/>
    public void Write(string topic, string text)
    {
        lock (_lines)
        {
            _lines.Add($"{topic}: {text}");
        }
    }
}
