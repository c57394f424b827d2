namespace Host.Board.Chips;

/// <summary>
/// Texas Instruments HDC1080: temperature and humidity at 0x40 (data sheet SNAS672A, 8.5 and 8.6). Setting the pointer to a
/// result starts the conversion; until it has ended a read is not acknowledged. The heater only has its bit.
/// </summary>
internal sealed class Hdc1080Chip(TimeProvider time) : ClimateChip(time)
{
    private const byte TemperatureRegister = 0;
    private const byte HumidityRegister = 1;
    private const byte Configuration = 2;
    private const int SoftReset = 0x8000;
    private const int Both = 0x1000;

    private byte _pointer;
    private int _configuration;
    private int _temperature;
    private int _humidity;

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(15);

    protected override void Reset()
    {
        _pointer = 0;
        _configuration = Both;
        _temperature = 0;
        _humidity = 0;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        if (_pointer == TemperatureRegister)
        {
            int step = (_configuration & 0x0400) != 0 ? 32 : 4;
            _temperature = Inverse.RoundToStep((Temperature + 40) / 165 * 65536, 65535, step);
        }

        if (_pointer == HumidityRegister || (_configuration & Both) != 0)
        {
            int step = (_configuration & 0x0300) switch { 0 => 4, 0x0100 => 32, _ => 256 };
            _humidity = Inverse.RoundToStep(Humidity / 100 * 65536, 65535, step);
        }

        return null;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0)
        {
            return 0;
        }

        _pointer = data[0];
        if (data.Length == 3 && _pointer == Configuration)
        {
            Configure((data[1] << 8) | data[2]);
        }

        if (_pointer is TemperatureRegister or HumidityRegister)
        {
            bool both = _pointer == TemperatureRegister && (_configuration & Both) != 0;
            Due = Now + TimeSpan.FromMilliseconds(both ? 6.35 + 6.5 : 6.5);
        }

        return data.Length;
    }

    protected override bool Send(Span<byte> buffer)
    {
        if (Due != null)
        {
            return false;
        }

        int[] words = _pointer switch
        {
            TemperatureRegister => [_temperature, _humidity],
            HumidityRegister => [_humidity],
            Configuration => [_configuration],
            0xFB => [0x0220],
            0xFC => [0x4A5B],
            0xFD => [0x8000],
            0xFE => [0x5449],
            0xFF => [0x1050],
            _ => [0],
        };
        return Answer(buffer, [.. words.SelectMany(word => new[] { (byte)(word >> 8), (byte)word })]);
    }

    private void Configure(int value)
    {
        if ((value & SoftReset) != 0)
        {
            Reset();
        }
        else
        {
            _configuration = value & 0x3700;
        }
    }
}
