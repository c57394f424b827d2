namespace Host.Board.Chips;

/// <summary>
/// Sensirion SHT40, SHT41 and SHT45: temperature and humidity at 0x44, 0x45 or 0x46 (SHT4x data sheet, 4.3 to 4.9).
/// Commands are one byte. While it measures it takes none but the soft reset, which ends the measurement. The
/// heater commands take their time and measure, they warm nothing.
/// </summary>
internal sealed class Sht4xChip : SensirionChip
{
    private const byte ReadSerialNumber = 0x89;
    private const byte SoftReset = 0x94;

    private TimeSpan _resetUntil;

    public Sht4xChip(TimeProvider time)
        : base(time)
    {
        Reset();
    }

    /// <summary>Temperature around the chip in °C; it measures -40 to 125.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    /// <summary>Relative humidity around the chip in %, 0 to 100; its codes reach from -6 to 119.</summary>
    public double Humidity { get; set => field = Input(value); } = 50;

    public uint SerialNumber { get; set; } = 0x0F9A_73C5;

    /// <summary>At most 1 ms, after power-up as after a soft reset (table 5).</summary>
    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(1);

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (Now < _resetUntil)
        {
            return -1;
        }

        if (data.Length == 0)
        {
            return 0;
        }

        byte command = data[0];
        if (Preparing && command != SoftReset)
        {
            return 0;
        }

        return Execute(command, data.Length == 1) ? 1 : 0;
    }

    protected override bool Send(Span<byte> buffer) => Now >= _resetUntil && base.Send(buffer);

    private bool Execute(byte command, bool complete)
    {
        double duration = Duration(command);
        bool known = duration > 0 || command is ReadSerialNumber or SoftReset;
        if (!known || !complete)
        {
            return known;
        }

        switch (command)
        {
            case SoftReset:
                Reset();
                _resetUntil = Now + StartUpTime;
                break;
            case ReadSerialNumber:
                Reply(TimeSpan.Zero, () => [(ushort)(SerialNumber >> 16), (ushort)SerialNumber]);
                break;
            default:
                Reply(TimeSpan.FromMilliseconds(duration), () => [Code(Temperature, -45, 175), Code(Humidity, -6, 125)]);
                break;
        }

        return true;
    }

    /// <summary>The maximum times of table 5 in ms, the heater's included; 0 if the command measures nothing.</summary>
    private static double Duration(byte command) => command switch
    {
        0xFD => 8.3,
        0xF6 => 4.5,
        0xE0 => 1.7,
        0x39 or 0x2F or 0x1E => 1100 + 8.3,
        0x32 or 0x24 or 0x15 => 110 + 8.3,
        _ => 0,
    };
}
