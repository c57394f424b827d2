using System.Buffers.Binary;
using System.Text;

namespace Host.Tests.Tool;

/// <summary>Makes what a board sends, from the description of the Wire Protocol alone.</summary>
internal static class WireFrame
{
    /// <summary>A packet as the official runtimes send it: without checksums.</summary>
    internal static byte[] Make(uint command, byte[] payload, uint flags = 0x2001)
    {
        byte[] bytes = new byte[32 + payload.Length];
        "NFPKTV1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), command);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), flags);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), payload.Length);
        payload.CopyTo(bytes, 32);
        return bytes;
    }

    internal static byte[] Log(string text) => Make(1, Encoding.UTF8.GetBytes(text));
}
