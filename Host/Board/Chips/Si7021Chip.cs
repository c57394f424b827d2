namespace Host.Board.Chips;

/// <summary>
/// Silicon Labs Si7021 (data sheet 1.3, section 5) or TE HTU21D (data sheet HPC199): temperature and humidity at 0x40. A
/// conversion is waited for with the clock held low, or by asking until a read is acknowledged. The resolution is as
/// after power-on unless the user register has another.
/// </summary>
/// <param name="htu21d">Whether it is an HTU21D, which is slower.</param>
internal sealed class Si7021Chip(TimeProvider time, bool htu21d = false) : ClimateChip(time)
{
    private byte[] _answer = [];
    private Func<byte[]>? _converting;
    private bool _holds;
    private int _user;
    private int _lastTemperature;

    public bool Heats => (_user & 4) != 0;

    protected override TimeSpan StartUpTime => TimeSpan.FromMilliseconds(htu21d ? 15 : 80);

    protected override TimeSpan ClockStretch => _holds && Due is TimeSpan due ? due - Now : TimeSpan.Zero;

    /// <summary>The resolution's two bits, 7 and 0 of the user register.</summary>
    private int Resolution => ((_user >> 6) & 2) | (_user & 1);

    protected override void Reset()
    {
        _answer = [];
        _converting = null;
        _user = 0x3A;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        _answer = _converting!();
        return null;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (Due != null)
        {
            return -1;
        }

        if (data.Length == 0)
        {
            return 0;
        }

        _answer = [];
        switch (data[0])
        {
            case 0xE3 or 0xF3:
                Convert(data[0] == 0xE3, TemperatureTime(), () => Result(MeasureTemperature()));
                break;
            case 0xE5 or 0xF5:
                // The Si7021 measures the temperature along, to correct the humidity by it.
                Convert(data[0] == 0xE5, HumidityTime() + (htu21d ? 0 : TemperatureTime()), () => Result(MeasureHumidity()));
                break;
            case 0xE0 when !htu21d:
                _answer = [(byte)(_lastTemperature >> 8), (byte)_lastTemperature];
                break;
            case 0xE6 when data.Length == 2:
                _user = (_user & 0x78) | (data[1] & 0x87);
                break;
            case 0xE7:
                _answer = [(byte)_user];
                break;
            case 0xFE:
                // An HTU21D keeps its heater on (its page 12).
                int heater = htu21d ? _user & 4 : 0;
                Restart(TimeSpan.FromMilliseconds(15));
                _user |= heater;
                break;
            case 0xFC when data.Length == 2 && data[1] == 0xC9:
                _answer = [.. Result(htu21d ? 0x3200 : 0x15FF), .. Result(0xFFFF)];
                break;
            case 0xFA when data.Length == 2 && data[1] == 0x0F:
                _answer = [0x12, 0, 0x34, 0, 0x56, 0, 0x78, 0];
                break;
            default:
                return 0;
        }

        return data.Length;
    }

    protected override bool Send(Span<byte> buffer)
    {
        bool answers = _answer.Length > 0 && Due == null && Answer(buffer, _answer);
        _answer = answers ? [] : _answer;
        return answers;
    }

    private static byte[] Result(int word)
    {
        byte[] bytes = [(byte)(word >> 8), (byte)word];
        return [.. bytes, (byte)(ChipChecksum.Of(bytes) ^ 0x81)];
    }

    private void Convert(bool holds, double milliseconds, Func<byte[]> result)
    {
        _holds = holds;
        _converting = result;
        Due = Now + TimeSpan.FromMilliseconds(milliseconds);
    }

    private int MeasureTemperature()
    {
        int step = 4 << (Resolution switch { 0 => 0, 1 => 2, 2 => 1, _ => 3 });
        return _lastTemperature = Inverse.RoundToStep((Temperature + 46.85) / 175.72 * 65536, 65535, step);
    }

    /// <summary>The two lowest bits are a status: humidity.</summary>
    private int MeasureHumidity()
    {
        MeasureTemperature();
        int step = 16 << (Resolution switch { 0 => 0, 1 => 4, 2 => 2, _ => 1 });
        return Inverse.RoundToStep((Humidity + 6) / 125 * 65536, 65535, step) | 2;
    }

    /// <summary>The maximum times in ms (Si7021 table 2; HTU21D page 3).</summary>
    private double TemperatureTime() => htu21d
        ? Resolution switch { 0 => 50, 1 => 13, 2 => 25, _ => 7 }
        : Resolution switch { 0 => 10.8, 1 => 3.8, 2 => 6.2, _ => 2.4 };

    private double HumidityTime() => htu21d
        ? Resolution switch { 0 => 16, 1 => 3, 2 => 5, _ => 8 }
        : Resolution switch { 0 => 12, 1 => 3.1, 2 => 4.5, _ => 7 };
}
