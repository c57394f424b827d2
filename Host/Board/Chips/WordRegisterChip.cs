namespace Host.Board.Chips;

/// <summary>
/// A chip with a pointer and registers of 16 bits (some of 8). A write begins with the pointer and may go on with a
/// register's whole value; a value cut short has no effect, and bytes after it are not acknowledged. A read gives the
/// register that the pointer was set to last, as often as one likes. What a real chip does with a pointer that its
/// data sheet reserves is not known; this one refuses it, and its pointer stays.
/// </summary>
/// <param name="last">The greatest pointer that stands for a register.</param>
/// <param name="first">The least one.</param>
internal abstract class WordRegisterChip(TimeProvider time, byte last, byte first = 0) : SensorChip(time)
{
    private byte _pointer;

    /// <summary>The registers, by pointer.</summary>
    protected ushort[] Registers { get; } = new ushort[last + 1];

    /// <summary>Whether a register's least significant byte goes first.</summary>
    protected virtual bool LowByteFirst => false;

    /// <summary>Reads a register, with whatever that does to the chip.</summary>
    protected virtual int ReadRegister(byte register) => Registers[register];

    /// <summary>Writes a register; a read-only one stays as it is.</summary>
    protected abstract void WriteRegister(byte register, ushort value);

    /// <summary>How many bytes a register has.</summary>
    protected virtual int Width(byte register) => 2;

    protected override void Reset()
    {
        _pointer = first;
        Array.Clear(Registers);
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0 || data[0] < first || data[0] > last)
        {
            return 0;
        }

        _pointer = data[0];
        int width = Width(_pointer);
        if (data.Length <= width)
        {
            return data.Length;
        }

        WriteRegister(_pointer, Value(data.Slice(1, width)));
        return 1 + width;
    }

    protected override bool Send(Span<byte> buffer)
    {
        int value = ReadRegister(_pointer);
        int width = Width(_pointer);
        for (int i = 0; i < buffer.Length; i++)
        {
            int shift = 8 * (LowByteFirst ? i : width - 1 - i);
            buffer[i] = i < width ? (byte)(value >> shift) : Released;
        }

        return true;
    }

    private ushort Value(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 1)
        {
            return bytes[0];
        }

        return (ushort)(LowByteFirst ? bytes[0] | (bytes[1] << 8) : (bytes[0] << 8) | bytes[1]);
    }
}
