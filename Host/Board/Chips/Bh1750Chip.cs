namespace Host.Board.Chips;

/// <summary>
/// ROHM BH1750FVI: illuminance at 0x23 or 0x5C (technical note, version 2009.04 B). Each write is one byte, an
/// instruction; further bytes are not acknowledged, and then none counts. It is always as slow as its maximum.
/// A read gives the last result, 0 before the first one.
/// </summary>
internal sealed class Bh1750Chip(TimeProvider time) : SensorChip(time)
{
    private const byte PowerDown = 0x00;
    private const byte PowerOn = 0x01;
    private const byte ResetData = 0x07;
    private const int DefaultTime = 69;

    private int _mode;
    private bool _powered;
    private int _timeRegister;
    private int _data;

    /// <summary>Illuminance in lx; it measures 0 to 54612, with the shortest measurement time to 121556.</summary>
    public double Illuminance { get; set => field = Input(value); } = 100;

    protected override bool Rests => !_powered;

    private bool LowResolution => (_mode & 3) == 3;

    /// <summary>The measurement time register, whose values go from 31 to 254.</summary>
    private int RelativeTime => Math.Clamp(_timeRegister, 31, 254);

    private bool Continuous => (_mode & 0x10) != 0;

    protected override void Reset()
    {
        _mode = 0;
        _powered = false;
        _timeRegister = DefaultTime;
        _data = 0;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        _data = Measure();
        _powered = Continuous;
        return Continuous ? MeasurementTime() : null;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0 || !Known(data[0]))
        {
            return 0;
        }

        if (data.Length == 1)
        {
            Execute(data[0]);
        }

        return 1;
    }

    protected override bool Send(Span<byte> buffer) => Answer(buffer, [(byte)(_data >> 8), (byte)_data]);

    private static bool Known(byte instruction) => instruction
        is PowerDown or PowerOn or ResetData
        or 0x10 or 0x11 or 0x13 or 0x20 or 0x21 or 0x23
        or (>= 0x40 and <= 0x47) or (>= 0x60 and <= 0x7F);

    private void Execute(byte instruction)
    {
        switch (instruction)
        {
            case PowerDown:
                _powered = false;
                Due = null;
                break;
            case PowerOn:
                _powered = true;
                break;
            case ResetData:
                _data = _powered ? 0 : _data;
                break;
            case >= 0x60:
                _timeRegister = (_timeRegister & 0xE0) | (instruction & 0x1F);
                break;
            case >= 0x40:
                _timeRegister = (_timeRegister & 0x1F) | ((instruction & 7) << 5);
                break;
            default:
                _mode = instruction;
                _powered = true;
                Due = Now + MeasurementTime();
                break;
        }
    }

    /// <summary>180 ms or, with low resolution, 24 ms, in proportion to the measurement time register.</summary>
    private TimeSpan MeasurementTime() =>
        TimeSpan.FromMilliseconds((LowResolution ? 24.0 : 180.0) * RelativeTime / DefaultTime);

    /// <summary>1.2 counts a lx; twice that in H-resolution mode 2; in steps of 4 with low resolution.</summary>
    private int Measure()
    {
        double counts = Illuminance * 1.2 * RelativeTime / DefaultTime;
        counts *= (_mode & 3) == 1 ? 2 : 1;
        return Inverse.RoundToStep(counts, ushort.MaxValue, LowResolution ? 4 : 1);
    }
}
