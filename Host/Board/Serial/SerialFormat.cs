namespace Host.Board;

/// <summary>How bytes are sent on a serial line: eight bits and one stop bit.</summary>
/// <param name="BaudRate">Bits a second.</param>
/// <param name="Parity">The parity bit.</param>
internal readonly record struct SerialFormat(int BaudRate, SerialParity Parity = SerialParity.None)
{
    /// <summary>Gets how long a byte takes.</summary>
    public TimeSpan ByteTime => TimeSpan.FromSeconds((Parity == SerialParity.None ? 10.0 : 11.0) / BaudRate);
}
