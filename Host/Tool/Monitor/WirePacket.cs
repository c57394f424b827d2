using System.Buffers.Binary;
using Host.Tool.Images;

namespace Host.Tool.Monitor;

/// <summary>A packet of nanoFramework's Wire Protocol.</summary>
/// <param name="Flags">Reply, acknowledged, refused and so on.</param>
/// <remarks>
/// 32 bytes, little endian, then the payload: marker "NFPKTV1" and a zero, checksum of the header with this field 0,
/// checksum of the payload, command, number, number replied to (16 bit each), flags, size of the payload. A device built
/// without checksums, as the official runtimes are, writes 0 for both and reads neither. Source: WireProtocol.h and
/// WireProtocol_Message.c in nf-interpreter.
/// </remarks>
internal sealed record WirePacket(WireCommand Command, uint Flags, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The size of a packet's header, in bytes.</summary>
    public const int HeaderSize = 32;

    /// <summary>More than any board sends at once: packets carry up to 1024 bytes.</summary>
    public const int LargestPayload = 4096;

    public const uint Reply = 0x0002;

    private const uint NoCaching = 0x2000;
    private const uint FromHost = 0x00010002;

    public static ReadOnlySpan<byte> Marker => "NFPKTV1\0"u8;

    /// <summary>A request that makes the board send its log, and answer.</summary>
    public static WirePacket Ping()
    {
        byte[] payload = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, FromHost);
        return new WirePacket(WireCommand.Ping, NoCaching, payload); // The second field is 0: do not stop the program.
    }

    /// <summary>A request to restart, as the reset button does.</summary>
    public static WirePacket Restart() => new(WireCommand.Reboot, NoCaching, new byte[4]);

    /// <summary>A question that does not stop the program.</summary>
    public static WirePacket Question(WireCommand command, ReadOnlyMemory<byte> payload = default) => new(command, NoCaching, payload);

    public byte[] ToArray(ushort number)
    {
        byte[] bytes = new byte[HeaderSize + Payload.Length];
        Span<byte> span = bytes;
        Marker.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], NanoChecksum.Of(Payload.Span));
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], (uint)Command);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(span[24..], Flags);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], (uint)Payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[8..], NanoChecksum.Of(span[..HeaderSize]));
        Payload.Span.CopyTo(span[HeaderSize..]);
        return bytes;
    }
}
