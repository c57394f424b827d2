namespace Host.Board.Chips;

/// <summary>
/// Texas Instruments ADS1115: four voltages, 16 bits, at 0x48 to 0x4B (data sheet SBAS444, 9.3 to 9.6). It is as
/// slow as the data sheet allows: its clock is 10 % behind. The comparator only has its registers.
/// </summary>
internal sealed class Ads1115Chip(TimeProvider time) : WordRegisterChip(time, 3)
{
    private const byte Conversion = 0;
    private const byte Config = 1;

    private const int StartOrIdle = 0x8000;
    private const int SingleShot = 0x0100;
    private static readonly double[] FullScale = [6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256];
    private static readonly int[] DataRates = [8, 16, 32, 64, 128, 250, 475, 860];
    private static readonly TimeSpan WakeUpTime = TimeSpan.FromMicroseconds(25);

    private readonly double[] _inputs = new double[4];
    private int _converting;
    private bool _isLast;

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMicroseconds(50);

    /// <summary>Puts a voltage on an input.</summary>
    /// <param name="input">0 to 3 for AIN0 to AIN3.</param>
    /// <param name="volts">Against ground, in V.</param>
    public void SetVoltage(int input, double volts) => _inputs[input] = Input(volts);

    protected override void Reset()
    {
        base.Reset();
        Registers[Config] = 0x0583;
        Registers[2] = 0x8000;
        Registers[3] = 0x7FFF;
        _isLast = false;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        double fullScale = FullScale[(_converting >> 9) & 7];
        Registers[Conversion] = (ushort)Inverse.Round(Difference() / fullScale * 32768, -32768, 32767);
        bool goesOn = (_converting & SingleShot) == 0 && !_isLast;
        _isLast = false;
        return goesOn ? ConversionTime() : null;
    }

    /// <summary>Bit 15 of the configuration reads as 0 while a conversion runs (table 8).</summary>
    protected override int ReadRegister(byte register) =>
        Registers[register] | (register == Config && Due == null ? StartOrIdle : 0);

    protected override void WriteRegister(byte register, ushort value)
    {
        switch (register)
        {
            case Conversion:
                break;
            case Config:
                Registers[Config] = (ushort)(value & ~StartOrIdle);
                Begin(value);
                break;
            default:
                Registers[register] = value;
                break;
        }
    }

    /// <summary>
    /// A single shot is started by bit 15, which does nothing while a conversion runs; a single shot ends the continuous
    /// mode, once the conversion under way has ended with its own configuration (9.4.2.2); the continuous mode starts over.
    /// </summary>
    private void Begin(int config)
    {
        bool single = (config & SingleShot) != 0;
        _isLast = single && Due != null;
        if (_isLast)
        {
            return;
        }

        bool starts = !single || (config & StartOrIdle) != 0;
        _converting = config;
        Due = starts ? Now + WakeUpTime + ConversionTime() : null;
    }

    private TimeSpan ConversionTime() => TimeSpan.FromSeconds(1 / (0.9 * DataRates[(_converting >> 5) & 7]));

    /// <summary>The voltage between the inputs that the multiplexer chose (table 8, MUX).</summary>
    private double Difference() => ((_converting >> 12) & 7) switch
    {
        0 => _inputs[0] - _inputs[1],
        1 => _inputs[0] - _inputs[3],
        2 => _inputs[1] - _inputs[3],
        3 => _inputs[2] - _inputs[3],
        int single => _inputs[single - 4],
    };
}
