using Nubison.Log;

namespace Host.Tests.Delivery;

/// <summary>Keeps what was logged.</summary>
internal sealed class LogLines : ILog
{
    public List<string> Lines { get; } = [];

    public void Write(string topic, string text) => Lines.Add($"{topic}: {text}");

    public override string ToString() => string.Join(Environment.NewLine, Lines);
}
