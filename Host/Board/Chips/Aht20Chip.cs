namespace Host.Board.Chips;

/// <summary>
/// Aosong AHT20: temperature and humidity at 0x38 (data sheet, 5.3 to 6). A read always works: it begins with the
/// status, and while the chip is busy what follows is the last result. A wrong byte of a command is not acknowledged
/// and the command has no effect; while busy only the status and reset commands are taken.
/// </summary>
internal sealed class Aht20Chip(TimeProvider time) : ClimateChip(time)
{
    private const byte Initialize = 0xBE;
    private const byte Measure = 0xAC;
    private const byte SoftReset = 0xBA;
    private const byte ReadStatus = 0x71;

    private const int Busy = 0x80;
    private const int Idle = 0x10;
    private const int CalibratedBit = 0x08;
    private const int FullScale = 1 << 20;

    private bool _calibrated;
    private bool _measures;
    private int _humidity;
    private int _temperature;

    /// <summary>Whether it calibrates itself at start-up; otherwise it wants to be initialized.</summary>
    public bool StartsCalibrated { get; set => _calibrated = field = value; } = true;

    /// <summary>100 ms by version 1.1 of the data sheet, 40 ms by the older ones.</summary>
    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(100);

    protected override void Reset()
    {
        _calibrated = StartsCalibrated;
        Due = null;
        _humidity = 0;
        _temperature = 0;
    }

    protected override TimeSpan? Finish()
    {
        if (_measures)
        {
            _humidity = Inverse.Round(Humidity / 100 * FullScale, 0, FullScale - 1);
            _temperature = Inverse.Round((Temperature + 50) / 200 * FullScale, 0, FullScale - 1);
        }
        else
        {
            _calibrated = true;
        }

        return null;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> command = data[0] switch
        {
            Initialize when Due == null => [Initialize, 0x08, 0x00],
            Measure when Due == null => [Measure, 0x33, 0x00],
            SoftReset => [SoftReset],
            ReadStatus => [ReadStatus],
            _ => [],
        };
        int right = data.CommonPrefixLength(command);
        if (right == data.Length && right == command.Length)
        {
            Execute(data[0]);
        }

        return right;
    }

    protected override bool Send(Span<byte> buffer)
    {
        Span<byte> answer =
        [
            (byte)(Idle | (_calibrated ? CalibratedBit : 0) | (Due != null ? Busy : 0)),
            (byte)(_humidity >> 12),
            (byte)(_humidity >> 4),
            (byte)((_humidity << 4) | (_temperature >> 16)),
            (byte)(_temperature >> 8),
            (byte)_temperature,
            0,
        ];
        answer[6] = ChipChecksum.Of(answer[..6]);
        return Answer(buffer, answer);
    }

    private void Execute(byte command)
    {
        switch (command)
        {
            case SoftReset:
                Restart(TimeSpan.FromMilliseconds(20));
                break;
            case Initialize:
                _measures = false;
                Due = Now + TimeSpan.FromMilliseconds(10);
                break;
            case Measure:
                _measures = true;
                Due = Now + TimeSpan.FromMilliseconds(80);
                break;
        }
    }
}
