namespace Host.Board.Chips;

/// <summary>
/// Vishay VEML7700: illuminance at 0x10 (data sheet 84286, version 1.7, and application note 84323). Registers are 16
/// bits, least significant byte first. The white channel sees the same as the other one. The interrupt flags stay 0.
/// </summary>
internal sealed class Veml7700Chip(TimeProvider time) : WordRegisterChip(time, Id)
{
    private const byte Configuration = 0;
    private const byte PowerSaving = 3;
    private const byte AmbientLight = 4;
    private const byte White = 5;
    private const byte Id = 7;

    private const int ShutDown = 1;
    private const double FinestResolution = 0.0042;
    private static readonly TimeSpan WakeUpTime = TimeSpan.FromMilliseconds(2.5);
    private static readonly double[] Gains = [1, 2, 0.125, 0.25];


    /// <summary>Illuminance in lx; it measures 0 to 140000.</summary>
    public double Illuminance { get; set => field = Input(value); } = 100;

    /// <summary>
    /// Whether bright light makes fewer counts than it should, as the application note has it for a real chip and
    /// corrects it with a polynomial; otherwise counts are in proportion, as the data sheet's table has them.
    /// </summary>
    public bool Nonlinear { get; set; }

    protected override bool LowByteFirst => true;

    /// <summary>ALS_IT, bits 9 to 6, in ms.</summary>
    private int IntegrationTime => ((Registers[Configuration] >> 6) & 0x0F) switch
    {
        0x0C => 25,
        0x08 => 50,
        0x01 => 200,
        0x02 => 400,
        0x03 => 800,
        _ => 100,
    };

    protected override void Reset()
    {
        base.Reset();
        Registers[Configuration] = ShutDown;
        Registers[Id] = 0xC481;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        double gain = Gains[(Registers[Configuration] >> 11) & 3];
        double resolution = FinestResolution * (2 / gain) * (800.0 / IntegrationTime);
        ushort counts = (ushort)Inverse.Round(Seen() / resolution, 0, ushort.MaxValue);
        Registers[AmbientLight] = counts;
        Registers[White] = counts;
        return RefreshTime();
    }

    protected override void WriteRegister(byte register, ushort value)
    {
        if (register > PowerSaving)
        {
            return;
        }

        Registers[register] = value;
        if (register is Configuration or PowerSaving)
        {
            bool on = (Registers[Configuration] & ShutDown) == 0;
            Due = on ? Now + WakeUpTime + TimeSpan.FromMilliseconds(IntegrationTime) : null;
        }
    }

    /// <summary>In power saving mode 1 to 4 it rests for 0.5, 1, 2 or 4 s after each integration.</summary>
    private TimeSpan RefreshTime()
    {
        int saving = Registers[PowerSaving];
        int rest = (saving & 1) != 0 ? 500 << ((saving >> 1) & 3) : 0;
        return TimeSpan.FromMilliseconds(IntegrationTime + rest);
    }

    /// <summary>The application note's correction, turned round.</summary>
    private double Seen()
    {
        return Nonlinear ? Inverse.Code(lux => Corrected(lux / 10.0), 1_000_000, Illuminance) / 10.0 : Illuminance;
    }

    private static double Corrected(double lux) =>
        lux * (1.0023 + (lux * (8.1488e-5 + (lux * (-9.3924e-9 + (lux * 6.0135e-13))))));
}
