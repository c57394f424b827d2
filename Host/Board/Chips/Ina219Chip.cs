namespace Host.Board.Chips;

/// <summary>
/// Texas Instruments INA219: current, voltage and power at 0x40 to 0x4F (data sheet SBOS448G, 8.5 and 8.6). The
/// converter always has its full resolution of 10 µV and 4 mV; the bits choose the time it takes.
/// </summary>
/// <param name="shuntResistance">The shunt between its inputs, in Ω.</param>
internal sealed class Ina219Chip(TimeProvider time, double shuntResistance = 0.1) : WordRegisterChip(time, Calibration)
{
    private const byte Configuration = 0;
    private const byte ShuntVoltage = 1;
    private const byte BusVoltageAndFlags = 2;
    private const byte PowerRegister = 3;
    private const byte CurrentRegister = 4;
    private const byte Calibration = 5;

    private const int ResetBit = 0x8000;
    private const int Range32V = 0x2000;
    private const int Continuous = 4;
    private const int ConversionReady = 2;
    private const int MathOverflow = 1;

    private bool _ready;
    private bool _overflow;

    /// <summary>Voltage from IN- to ground in V; it measures 0 to 26.</summary>
    public double BusVoltage { get; set => field = Input(value); } = 5;

    /// <summary>Current through the shunt in A, negative towards IN+.</summary>
    public double Current { get; set => field = Input(value); }

    /// <summary>After a triggered conversion it waits, and only powered down it rests (table 6).</summary>
    protected override bool Rests => Mode == 0;

    /// <summary>The operating mode of the configuration (table 6).</summary>
    private int Mode => Registers[Configuration] & 7;

    protected override void Reset()
    {
        base.Reset();
        Registers[Configuration] = 0x399F;
        _overflow = false;
        Begin();
    }

    protected override TimeSpan? Finish()
    {
        Convert();
        return Mode > Continuous ? ConversionTime() : null;
    }

    protected override int ReadRegister(byte register)
    {
        if (register == BusVoltageAndFlags)
        {
            return Registers[register] | (_ready ? ConversionReady : 0) | (_overflow ? MathOverflow : 0);
        }

        _ready &= register != PowerRegister;
        return Registers[register];
    }

    protected override void WriteRegister(byte register, ushort value)
    {
        switch (register)
        {
            case Configuration when (value & ResetBit) != 0:
                Reset();
                break;
            case Configuration:
                Registers[Configuration] = (ushort)(value & ~0x4000);
                Begin();
                break;
            case Calibration:
                Registers[Calibration] = (ushort)(value & 0xFFFE);
                break;
        }
    }

    /// <summary>A written mode starts over and clears the ready flag, power-down and ADC off do neither (8.6.3.2).</summary>
    private void Begin()
    {
        bool converts = (Mode & 3) != 0;
        _ready &= !converts;
        Due = converts ? Now + ConversionTime() : null;
    }

    private void Convert()
    {
        if ((Mode & 1) != 0)
        {
            int limit = 4000 << ((Registers[Configuration] >> 11) & 3);
            Registers[ShuntVoltage] = (ushort)Inverse.Round(Current * shuntResistance / 10e-6, -limit, limit);
        }

        if ((Mode & 2) != 0)
        {
            int limit = (Registers[Configuration] & Range32V) != 0 ? 8000 : 4000;
            Registers[BusVoltageAndFlags] = (ushort)(Inverse.Round(BusVoltage / 4e-3, 0, limit) << 3);
        }

        Multiply();
        _ready = true;
    }

    /// <summary>Equations 4 and 5: current from shunt and calibration, power from current and bus voltage.</summary>
    private void Multiply()
    {
        int current = (short)Registers[ShuntVoltage] * Registers[Calibration] / 4096;
        long power = Math.Abs((long)current) * (Registers[BusVoltageAndFlags] >> 3) / 5000;
        _overflow = current is < short.MinValue or > short.MaxValue || power > ushort.MaxValue;
        Registers[CurrentRegister] = (ushort)current;
        Registers[PowerRegister] = (ushort)power;
    }

    private TimeSpan ConversionTime()
    {
        double microseconds = (Mode & 1) != 0 ? ConverterTime(Registers[Configuration] >> 3) : 0;
        microseconds += (Mode & 2) != 0 ? ConverterTime(Registers[Configuration] >> 7) : 0;
        return TimeSpan.FromMicroseconds(microseconds);
    }

    /// <summary>The maximum time in µs of the electrical characteristics, times the samples averaged (table 5).</summary>
    private static double ConverterTime(int setting) => (setting & 0x0F) switch
    {
        0 or 4 => 93,
        1 or 5 => 163,
        2 or 6 => 304,
        3 or 7 or 8 => 586,
        int averaging => 586 << (averaging - 8),
    };
}
