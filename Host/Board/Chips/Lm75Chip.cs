namespace Host.Board.Chips;

/// <summary>
/// National LM75 and its successors: temperature at 0x48 to 0x4F, in steps of 0.5 °C (LM75A data sheet SNOS808), or of
/// 0.125 °C (NXP LM75B). It converts on and on unless shut down; the alarm only has its registers.
/// </summary>
internal sealed class Lm75Chip : WordRegisterChip
{
    private const byte TemperatureRegister = 0;
    private const byte Configuration = 1;

    private readonly int _bits;
    private readonly ushort[] _registers = new ushort[4];

    /// <summary>Makes a chip.</summary>
    /// <param name="bits">How many bits the temperature has: 9 or 11.</param>
    public Lm75Chip(TimeProvider time, int bits = 9)
        : base(time)
    {
        _bits = bits;
        Reset();
    }

    /// <summary>Temperature around the chip in °C; it measures -55 to 125.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    protected override byte LastRegister => 3;

    protected override void Reset()
    {
        base.Reset();
        Array.Clear(_registers);
        _registers[2] = 0x4B00;
        _registers[3] = 0x5000;
        Due = Now + ConversionTime;
    }

    /// <summary>The greatest conversion time of all makers: 300 ms.</summary>
    private static TimeSpan ConversionTime { get; } = TimeSpan.FromMilliseconds(300);

    protected override int Width(byte register) => register == Configuration ? 1 : 2;

    protected override TimeSpan? Finish()
    {
        int unit = 1 << (_bits - 8);
        _registers[TemperatureRegister] = (ushort)(Inverse.Round(Temperature * unit, -55 * unit, 125 * unit) << (16 - _bits));
        return ConversionTime;
    }

    protected override int ReadRegister(byte register) => _registers[register];

    protected override void WriteRegister(byte register, ushort value)
    {
        if (register != TemperatureRegister)
        {
            _registers[register] = (ushort)(register == Configuration ? value & 0x1F : value & 0xFF80);
        }

        if (register == Configuration)
        {
            Due = (value & 1) != 0 ? null : Due ?? Now + ConversionTime;
        }
    }
}
