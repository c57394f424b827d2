using System.Text;
using Nubison.Protocol;

namespace Host.Tests.Delivery;

/// <summary>Measurements as they stand in a test.</summary>
internal sealed class TextMembers(string text) : IMembers
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

    public void WriteTo(JsonWriter writer) => writer.Raw(_bytes, 0, _bytes.Length);
}
