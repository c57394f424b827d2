namespace Host.Board.Chips;

/// <summary>
/// Sensirion SHT40, SHT41 and SHT45: temperature and humidity at 0x44, 0x45 or 0x46 (SHT4x data sheet, 4.3 to 4.9).
/// Commands are one byte. While it measures it takes none but the soft reset, which ends the measurement. The
/// heater commands take their time and measure, they warm nothing. The codes of humidity reach from -6 to 119 %.
/// </summary>
internal sealed class Sht4xChip(TimeProvider time) : SensirionChip(time)
{
    private const byte ReadSerialNumber = 0x89;
    private const byte SoftReset = 0x94;

    public uint SerialNumber { get; set; } = 0x0F9A_73C5;

    /// <summary>At most 1 ms, after power-up as after a soft reset (table 5).</summary>
    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(1);

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0)
        {
            return 0;
        }

        byte command = data[0];
        return (!Preparing || command == SoftReset) && Execute(command, data.Length == 1) ? 1 : 0;
    }

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
                Restart(StartUpTime);
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
