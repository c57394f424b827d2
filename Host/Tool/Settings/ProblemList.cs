using Nubison.Log;

namespace Host.Tool.Settings;

/// <summary>What the device finds wrong with its settings, kept.</summary>
internal sealed class ProblemList : ILog
{
    private const string Warning = "warning: ";

    private readonly List<string> _faults = [];
    private readonly List<string> _warnings = [];

    /// <summary>What keeps a device from starting, a line each, named by path.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What is doubtful, a line each, named by path.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public void Write(string topic, string text)
    {
        if (text.StartsWith(Warning, StringComparison.Ordinal))
        {
            _warnings.Add(text[Warning.Length..]);
        }
        else
        {
            _faults.Add(text);
        }
    }
}
