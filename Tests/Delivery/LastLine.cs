using Nubison.Log;

namespace Tests.Delivery
{
    /// <summary>Remembers the line logged last.</summary>
    internal sealed class LastLine : ILog
    {
        internal string Text { get; private set; } = string.Empty;

        public void Write(string topic, string text) => Text = text;
    }
}
