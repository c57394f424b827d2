namespace Host.Tool.Monitor;

/// <summary>What a board sent: a packet, or bytes outside of any.</summary>
/// <param name="Packet">The packet; null for bytes outside of any.</param>
internal sealed record WireItem(WirePacket? Packet, ReadOnlyMemory<byte> Noise);
