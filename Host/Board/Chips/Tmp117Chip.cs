namespace Host.Board.Chips;

/// <summary>
/// Texas Instruments TMP117: temperature at 0x48 to 0x4B (data sheet SNOSD82D, 7.3 to 7.6). It is as slow as the data sheet
/// allows, 12 % behind; its EEPROM only has its registers, and the alert output is not there.
/// </summary>
internal sealed class Tmp117Chip(TimeProvider time) : WordRegisterChip(time, DeviceId)
{
    private const byte TemperatureResult = 0;
    private const byte Configuration = 1;
    private const byte Offset = 7;
    private const byte DeviceId = 0x0F;
    private const int DataReady = 0x2000;
    private const int ModeMask = 0x0C00;
    private const int ShutDown = 0x0400;
    private const int OneShot = 0x0C00;
    private const int SoftReset = 0x0002;

    private static readonly double[] Cycles = [0, 125, 250, 500, 1000, 4000, 8000, 16000];
    private static readonly double[] Averages = [15.5, 125, 500, 1000];


    /// <summary>Temperature around the chip in °C; it measures -55 to 150.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(1.5);

    /// <summary>Until the first conversion the result is -256 °C (7.6.1.1).</summary>
    protected override void Reset()
    {
        base.Reset();
        Registers[TemperatureResult] = 0x8000;
        Registers[Configuration] = 0x0220;
        Registers[2] = 0x6000;
        Registers[3] = 0x8000;
        Registers[DeviceId] = 0x0117;
        Due = Now + ConversionTime();
    }

    protected override TimeSpan? Finish()
    {
        Registers[TemperatureResult] = (ushort)Inverse.Round((Temperature / 0.0078125) + (short)Registers[Offset], short.MinValue, short.MaxValue);
        Registers[Configuration] |= DataReady;
        if ((Registers[Configuration] & ModeMask) == OneShot)
        {
            Registers[Configuration] = (ushort)((Registers[Configuration] & ~ModeMask) | ShutDown);
            return null;
        }

        double cycle = Cycles[(Registers[Configuration] >> 7) & 7];
        TimeSpan conversion = ConversionTime();
        return cycle > conversion.TotalMilliseconds ? TimeSpan.FromMilliseconds(cycle) : conversion;
    }

    /// <summary>Data_Ready goes when the configuration or the result is read (table 7-6).</summary>
    protected override int ReadRegister(byte register)
    {
        int value = Registers[register];
        if (register is TemperatureResult or Configuration)
        {
            Registers[Configuration] &= unchecked((ushort)~DataReady);
        }

        return value;
    }

    protected override void WriteRegister(byte register, ushort value)
    {
        switch (register)
        {
            case TemperatureResult or DeviceId:
                break;
            case Configuration when (value & SoftReset) != 0:
                Reset();
                break;
            case Configuration:
                Registers[Configuration] = (ushort)(value & 0x0FFC);
                Due = (value & ModeMask) == ShutDown ? null : Now + ConversionTime();
                break;
            default:
                Registers[register] = value;
                break;
        }
    }

    private TimeSpan ConversionTime() => TimeSpan.FromMilliseconds(1.12 * Averages[(Registers[Configuration] >> 5) & 3]);
}
