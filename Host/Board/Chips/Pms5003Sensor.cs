namespace Host.Board.Chips;

/// <summary>
/// Plantower PMS5003: particles (data manual 2016-06-01, appendix I). Sends a frame of 32 bytes every 2.3 s by itself, or
/// when it is asked in passive mode. Its values are not right before its fan has run for 30 s: this one shows 0 until then.
/// </summary>
internal sealed class Pms5003Sensor : SerialDevice
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2.3);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    private readonly List<byte> _command = [];
    private bool _passive;
    private TimeSpan _wokenAt;
    private TimeSpan _next = Interval;

    public Pms5003Sensor(TimeProvider time)
        : base(time, new SerialFormat(9600))
    {
    }

    /// <summary>Gets or sets the mass of particles up to 1 µm, in µg/m³, in the atmosphere.</summary>
    public int Pm1 { get; set; } = 5;

    /// <summary>Gets or sets the mass of particles up to 2.5 µm, in µg/m³.</summary>
    public int Pm25 { get; set; } = 8;

    /// <summary>Gets or sets the mass of particles up to 10 µm, in µg/m³.</summary>
    public int Pm10 { get; set; } = 10;

    /// <summary>Gets a value indicating whether fan and laser are off.</summary>
    public bool Asleep { get; private set; }

    protected override void Settle()
    {
        TimeSpan now = Now;
        if (!Asleep && !_passive && now >= _next)
        {
            // What it sent long ago nobody has kept: the port keeps eight frames.
            _next += Math.Max(0, (long)((now - _next) / Interval) - 8) * Interval;
            while (_next <= now)
            {
                SendFrame(_next);
                _next += Interval;
            }
        }
    }

    /// <summary>Commands have seven bytes: 42 4D, command, two of data, two of sum.</summary>
    protected override void Receive(byte value)
    {
        _command.Add(value);
        if (_command[0] != 0x42 || (_command.Count > 1 && _command[1] != 0x4D))
        {
            _command.Clear();
        }

        if (_command.Count == 7)
        {
            int sum = _command.Take(5).Sum(each => each);
            if (sum == (_command[5] << 8 | _command[6]))
            {
                Execute(_command[2], _command[4]);
            }

            _command.Clear();
        }
    }

    private void Execute(byte command, byte data)
    {
        Settle();
        switch (command)
        {
            case 0xE1:
                _passive = data == 0;
                _next = Now + Interval;
                Answer(command, data);
                break;
            case 0xE2 when !Asleep:
                SendFrame(Now);
                break;
            case 0xE4 when data == 0:
                Asleep = true;
                Answer(command, data);
                break;
            case 0xE4 when Asleep:
                Asleep = false;
                _wokenAt = Now;
                _next = Now + Interval;
                break;
        }
    }

    private void Answer(byte command, byte data) => SendWithSum(Now, [0x42, 0x4D, 0x00, 0x04, command, data]);

    private void SendFrame(TimeSpan at)
    {
        bool warm = at - _wokenAt >= WarmUp;
        int[] values = [Pm1, Pm25, Pm10, Pm1, Pm25, Pm10, 900, 250, 50, 8, 2, 1, 0x9700];
        SendWithSum(at, [0x42, 0x4D, 0x00, 0x1C, .. values.SelectMany(value => warm ? new[] { (byte)(value >> 8), (byte)value } : [0, 0])]);
    }

    private void SendWithSum(TimeSpan at, byte[] bytes)
    {
        int sum = bytes.Sum(each => each);
        Send(at, [.. bytes, (byte)(sum >> 8), (byte)sum]);
    }
}
