namespace Host.Board;

/// <summary>A device on the wires of a serial port, as its data sheet describes it: bytes, pauses, timing.</summary>
internal interface ISerialDevice
{
    /// <summary>The program has sent a byte.</summary>
    /// <param name="format">How it was sent: a device that is set otherwise understands nothing of it.</param>
    void Receive(byte value, SerialFormat format);

    /// <summary>Gives the next byte that the device has sent by now.</summary>
    bool TrySend(out byte value);
}
