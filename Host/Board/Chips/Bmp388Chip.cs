namespace Host.Board.Chips;

/// <summary>
/// Bosch BMP388 or BMP390: temperature and pressure at 0x76 or 0x77 (data sheet BST-BMP388-DS001, 4.3). Its FIFO and
/// interrupts are not there.
/// </summary>
/// <param name="trimming">Its trimming values; null for typical ones.</param>
/// <param name="is390">Whether it is a BMP390, which has another id.</param>
internal sealed class Bmp388Chip(TimeProvider time, Bmp388Trimming? trimming = null, bool is390 = false) : BoschChip(time, 128)
{
    private const byte Status = 0x03;
    private const byte Data = 0x04;
    private const byte Event = 0x10;
    private const byte PowerControl = 0x1B;
    private const byte Oversampling = 0x1C;
    private const byte OutputDataRate = 0x1D;
    private const byte Config = 0x1F;
    private const byte FirstTrimming = 0x31;
    private const byte Command = 0x7E;
    private const int Forced = 0x10;
    private const int Normal = 0x30;

    public Bmp388Trimming Trimming { get; } = trimming ?? Bmp388Trimming.Typical;

    /// <summary>Before a conversion the data registers are 0x800000 (4.3.4).</summary>
    protected override void Reset()
    {
        base.Reset();
        Memory[0] = (byte)(is390 ? 0x60 : 0x50);
        Memory[Data + 2] = 0x80;
        Memory[Data + 5] = 0x80;
        Memory[Event] = 1;
        Memory[Oversampling] = 0x02;
    }

    protected override TimeSpan? Finish()
    {
        int power = Memory[PowerControl];
        int temperature = Inverse.Code(code => Trimming.Temperature(code), 0xFFFFFF, Temperature);
        temperature = Resolve(temperature, Memory[Oversampling] >> 3);
        if ((power & 2) != 0)
        {
            Write24(Data + 3, temperature);
            Memory[Status] |= 0x40;
        }

        if ((power & 1) != 0)
        {
            double celsius = Trimming.Temperature(temperature);
            int pressure = Inverse.Code(code => Trimming.Pressure(code, celsius), 0xFFFFFF, Pressure * 100);
            Write24(Data, Resolve(pressure, Memory[Oversampling]));
            Memory[Status] |= 0x20;
        }

        if ((power & Normal) == Normal)
        {
            return TimeSpan.FromMilliseconds(5 << (Memory[OutputDataRate] & 0x1F));
        }

        Memory[PowerControl] &= 0xCF;
        return null;
    }

    protected override byte ReadRegister(byte register)
    {
        byte value = Memory[register];
        switch (register)
        {
            case Status:
                return (byte)(value | 0x10);
            case Event:
                Memory[Event] = 0;
                break;
            case >= Data and < Data + 3:
                Memory[Status] &= 0xDF;
                break;
            case >= Data + 3 and < Data + 6:
                Memory[Status] &= 0xBF;
                break;
        }

        return value;
    }

    protected override void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case Command when value == ResetWord:
                Restart(StartUpTime);
                break;
            case PowerControl:
                Memory[PowerControl] = (byte)(value & 0x33);
                Due = (value & Normal) != 0 && (value & 3) != 0 ? Now + ConversionTime() : null;
                break;
            case Oversampling or OutputDataRate or Config:
                Memory[register] = value;
                break;
        }
    }

    /// <summary>Section 3.9.2, in µs; the conversions' 2020 are typical, so 15 % more.</summary>
    private TimeSpan ConversionTime()
    {
        int power = Memory[PowerControl];
        double pressure = (power & 1) != 0 ? 392 + (2020 << (Memory[Oversampling] & 7)) : 0;
        double temperature = (power & 2) != 0 ? 163 + (2020 << ((Memory[Oversampling] >> 3) & 7)) : 0;
        return TimeSpan.FromMicroseconds(1.15 * (234 + pressure + temperature));
    }

    /// <summary>16 bits, and one more each time the oversampling doubles (3.4.1).</summary>
    private static int Resolve(int code, int setting)
    {
        return Inverse.RoundToStep(code, 0xFFFFFF, 256 >> Math.Min(setting & 7, 5));
    }

    private void Write24(int register, int code)
    {
        Memory[register] = (byte)code;
        Memory[register + 1] = (byte)(code >> 8);
        Memory[register + 2] = (byte)(code >> 16);
    }

    protected override void WriteTrimming()
    {
        Bmp388Trimming c = Trimming;
        int register = FirstTrimming;
        foreach ((int value, int bytes) in new[]
        {
            (c.T1, 2), (c.T2, 2), (c.T3, 1), (c.P1, 2), (c.P2, 2), (c.P3, 1), (c.P4, 1), ((int)c.P5, 2), (c.P6, 2),
            (c.P7, 1), (c.P8, 1), (c.P9, 2), (c.P10, 1), (c.P11, 1),
        })
        {
            Memory[register++] = (byte)value;
            if (bytes == 2)
            {
                Memory[register++] = (byte)(value >> 8);
            }
        }
    }
}
