namespace Host.Tool.Monitor;

/// <summary>What a board sent: a packet, or bytes outside of any.</summary>
/// <param name="Packet">The packet; null for bytes outside of any.</param>
/// <param name="Noise">The bytes outside of any packet.</param>
internal sealed record WireItem(WirePacket? Packet, ReadOnlyMemory<byte> Noise);
