namespace Host.Board.Chips;

/// <summary>
/// National LM75 and its successors: temperature at 0x48 to 0x4F, in steps of 0.5 °C (LM75A data sheet SNOS808), or of
/// 0.125 °C (NXP LM75B). It converts on and on unless shut down; the alarm only has its registers.
/// </summary>
/// <param name="bits">How many bits the temperature has: 9 or 11.</param>
internal sealed class Lm75Chip(TimeProvider time, int bits = 9) : WordRegisterChip(time, 3)
{
    private const byte TemperatureRegister = 0;
    private const byte Configuration = 1;


    /// <summary>Temperature around the chip in °C; it measures -55 to 125.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    protected override void Reset()
    {
        base.Reset();
        Registers[2] = 0x4B00;
        Registers[3] = 0x5000;
        Due = Now + ConversionTime;
    }

    /// <summary>The greatest conversion time of all makers: 300 ms.</summary>
    private static TimeSpan ConversionTime { get; } = TimeSpan.FromMilliseconds(300);

    protected override int Width(byte register) => register == Configuration ? 1 : 2;

    protected override TimeSpan? Finish()
    {
        int unit = 1 << (bits - 8);
        Registers[TemperatureRegister] = (ushort)(Inverse.Round(Temperature * unit, -55 * unit, 125 * unit) << (16 - bits));
        return ConversionTime;
    }

    protected override void WriteRegister(byte register, ushort value)
    {
        if (register != TemperatureRegister)
        {
            Registers[register] = (ushort)(register == Configuration ? value & 0x1F : value & 0xFF80);
        }

        if (register == Configuration)
        {
            Due = (value & 1) != 0 ? null : Due ?? Now + ConversionTime;
        }
    }
}
