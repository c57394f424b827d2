using System.Buffers.Binary;
using Host.Tool.Images;

namespace Host.Tool.Monitor;

/// <summary>Finds the packets in what a board sends, whatever is between them and however it is cut into pieces.</summary>
internal sealed class WireReader
{
    private readonly List<byte> _pending = [];

    /// <summary>Takes what arrived.</summary>
    /// <returns>The packets that are complete now, and the bytes that belong to none, in their order.</returns>
    public IEnumerable<WireItem> Read(ReadOnlySpan<byte> bytes)
    {
        _pending.AddRange(bytes);
        List<WireItem> items = [];
        while (Next() is WireItem item)
        {
            items.Add(item);
        }

        return items;
    }

    private WireItem? Next()
    {
        byte[] pending = [.. _pending];
        int start = StartOfMarker(pending);
        if (start > 0)
        {
            return Take(new WireItem(null, pending.AsMemory(0, start)), start);
        }

        if (pending.Length < WirePacket.HeaderSize)
        {
            return null;
        }

        if (!IsHeader(pending))
        {
            return Take(new WireItem(null, pending.AsMemory(0, 1)), 1);
        }

        int size = WirePacket.HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(pending.AsSpan(28));
        if (pending.Length < size)
        {
            return null;
        }

        WirePacket packet = new(
            (WireCommand)BinaryPrimitives.ReadUInt32LittleEndian(pending.AsSpan(16)),
            BinaryPrimitives.ReadUInt32LittleEndian(pending.AsSpan(24)),
            pending.AsMemory(WirePacket.HeaderSize, size - WirePacket.HeaderSize));
        return Take(new WireItem(packet, default), size);
    }

    private WireItem Take(WireItem item, int count)
    {
        _pending.RemoveRange(0, count);
        return item;
    }

    /// <summary>Where a marker starts, or the part of one that the end may have cut off; the length if nowhere.</summary>
    private static int StartOfMarker(ReadOnlySpan<byte> bytes)
    {
        for (int start = 0; start < bytes.Length; start++)
        {
            int length = Math.Min(WirePacket.Marker.Length, bytes.Length - start);
            if (bytes.Slice(start, length).SequenceEqual(WirePacket.Marker[..length]))
            {
                return start;
            }
        }

        return bytes.Length;
    }

    private static bool IsHeader(ReadOnlySpan<byte> bytes)
    {
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]);
        if (size > WirePacket.LargestPayload)
        {
            return false;
        }

        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        Span<byte> header = stackalloc byte[WirePacket.HeaderSize];
        bytes[..WirePacket.HeaderSize].CopyTo(header);
        header[8..12].Clear();
        return crc == 0 || crc == NanoChecksum.Of(header);
    }
}
