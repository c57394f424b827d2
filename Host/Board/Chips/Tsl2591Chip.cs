namespace Host.Board.Chips;

/// <summary>
/// ams TSL2591: two channels of light at 0x29 (data sheet, register description). Each write begins with a command
/// byte: it chooses a register, or is a special function alone. Reads and writes go on through the following
/// registers. The interrupts have their registers only.
/// </summary>
internal sealed class Tsl2591Chip : SensorChip
{
    private const byte Enable = 0x00;
    private const byte Control = 0x01;
    private const byte FirstThreshold = 0x04;
    private const byte Persist = 0x0C;
    private const byte PackageId = 0x11;
    private const byte DeviceId = 0x12;
    private const byte Status = 0x13;
    private const byte Channel0 = 0x14;
    private const byte Channel1 = 0x16;
    private const byte LastRegister = 0x17;

    private const int PowerOnAndAls = 0x03;
    private const int SystemReset = 0x80;
    private const byte Valid = 0x01;

    // Counts a µW/cm² with high gain (428) and 100 ms: a white LED and 850 nm on both channels (figure 8).
    private const double White0 = 30000 / 4.98;
    private const double White1 = 4990 / 4.98;
    private const double Infrared0 = 30000 / 5.62;
    private const double Infrared1 = 19522 / 5.62;
    private static readonly double[] Gains = [1, 25, 428, 9876];

    private readonly byte[] _registers = new byte[LastRegister + 1];
    private byte _pointer;

    public Tsl2591Chip(TimeProvider time)
        : base(time)
    {
        Reset();
    }

    /// <summary>Irradiance of white LED light in µW/cm².</summary>
    public double WhiteLight { get; set => field = Input(value); } = 30;

    /// <summary>Irradiance of infrared light of 850 nm in µW/cm².</summary>
    public double Infrared { get; set => field = Input(value); }

    protected override void Reset()
    {
        Array.Clear(_registers);
        _registers[DeviceId] = 0x50;
        _pointer = 0;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        Store(Channel0, (WhiteLight * White0) + (Infrared * Infrared0));
        Store(Channel1, (WhiteLight * White1) + (Infrared * Infrared1));
        _registers[Status] |= Valid;
        return IntegrationTime();
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (data.Length == 0)
        {
            return 0;
        }

        int address = data[0] & 0x1F;
        switch (data[0] >> 5)
        {
            case 0b101 when Exists(address):
                _pointer = (byte)address;
                break;
            case 0b111 when address is 0x04 or 0x06 or 0x07 or 0x0A:
                return 1;
            default:
                return 0;
        }

        foreach (byte value in data[1..])
        {
            WriteRegister(_pointer++, value);
        }

        return data.Length;
    }

    protected override bool Send(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
        {
            value = _pointer <= LastRegister ? _registers[_pointer] : (byte)0;
            _pointer++;
        }

        return true;
    }

    private static bool Exists(int address) =>
        address is Enable or Control or (>= FirstThreshold and <= Persist) or (>= PackageId and <= LastRegister);

    private void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case Control when (value & SystemReset) != 0:
                Reset();
                break;
            case Enable:
                _registers[Enable] = (byte)(value & 0xD3);
                Begin();
                break;
            case Control:
                _registers[Control] = (byte)(value & 0x37);
                Begin();
                break;
            case >= FirstThreshold and <= Persist:
                _registers[register] = value;
                break;
        }
    }

    /// <summary>The valid flag tells of an integration since the sensor was enabled, so it starts over.</summary>
    private void Begin()
    {
        _registers[Status] = 0;
        bool on = (_registers[Enable] & PowerOnAndAls) == PowerOnAndAls;
        Due = on ? Now + IntegrationTime() : null;
    }

    /// <summary>An integration step of 100 ms takes 108 ms at most (figure 8); ATIME above 5 is reserved.</summary>
    private TimeSpan IntegrationTime() => TimeSpan.FromMilliseconds(108 * Steps);

    private int Steps => Math.Min(_registers[Control] & 7, 5) + 1;

    private void Store(byte register, double countsAtHighGain)
    {
        double counts = countsAtHighGain * Gains[(_registers[Control] >> 4) & 3] / 428 * Steps;
        int code = Inverse.Round(counts, 0, Steps == 1 ? 36863 : ushort.MaxValue);
        _registers[register] = (byte)code;
        _registers[register + 1] = (byte)(code >> 8);
    }
}
