using Nubison.Protocol;

namespace Tests.Delivery
{
    /// <summary>Measurements as they stand in a test.</summary>
    internal sealed class TextMembers : IMembers
    {
        private readonly string _text;

        internal TextMembers(string text) => _text = text;

        public void WriteTo(JsonWriter writer) => writer.Literal(_text);
    }
}
