namespace Host.Board;

/// <summary>How bytes are sent on a serial line: eight bits and one stop bit.</summary>
internal readonly record struct SerialFormat(int BaudRate, SerialParity Parity = SerialParity.None)
{
    public TimeSpan ByteTime => TimeSpan.FromSeconds((Parity == SerialParity.None ? 10.0 : 11.0) / BaudRate);
}
