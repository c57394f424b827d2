using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// What Bosch's sensors of pressure have in common: a memory map, writes that come in pairs of register and value, and
/// reads that begin at the pointer and go on through the following registers (BME280 data sheet, 6.2).
/// </summary>
/// <param name="size">How many registers there are, a power of two.</param>
internal abstract class BoschChip(TimeProvider time, int size = 256) : SensorChip(time)
{
    /// <summary>What is written to a chip's reset register.</summary>
    protected const byte ResetWord = 0xB6;

    private byte _pointer;

    /// <summary>Temperature around the chip in °C; it measures -40 to 85.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    /// <summary>Air pressure around the chip in hPa; it measures 300 to 1100, a BMP388 to 1250.</summary>
    public double Pressure { get; set => field = Input(value); } = 1013.25;

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(2);

    protected byte[] Memory { get; } = new byte[size];

    protected override void Reset()
    {
        Array.Clear(Memory);
        WriteTrimming();
        _pointer = 0;
        Due = null;
    }

    /// <summary>What comes after the last pair of a write sets the pointer.</summary>
    protected override int Receive(ReadOnlySpan<byte> data)
    {
        for (int i = 0; i < data.Length; i += 2)
        {
            _pointer = (byte)(data[i] % Memory.Length);
            if (i + 1 < data.Length)
            {
                WriteRegister(_pointer, data[i + 1]);
            }
        }

        return data.Length;
    }

    protected override bool Send(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
        {
            value = ReadRegister(_pointer);
            _pointer = (byte)((_pointer + 1) % Memory.Length);
        }

        return true;
    }

    /// <summary>Puts the trimming values where the memory map has them.</summary>
    protected abstract void WriteTrimming();

    /// <summary>Reads a register, with whatever that does to the chip.</summary>
    protected abstract byte ReadRegister(byte register);

    /// <summary>Writes a register; all but the known writable ones ignore it.</summary>
    protected abstract void WriteRegister(byte register, byte value);

    protected void WriteWord(int register, int value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(Memory.AsSpan(register), (ushort)value);

    /// <summary>Writes a result of 20 bits.</summary>
    protected void Write20(int register, int code)
    {
        Memory[register] = (byte)(code >> 12);
        Memory[register + 1] = (byte)(code >> 4);
        Memory[register + 2] = (byte)(code << 4);
    }
}
