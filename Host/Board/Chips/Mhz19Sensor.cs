namespace Host.Board.Chips;

/// <summary>
/// Winsen MH-Z19B: CO2 (user manual 1.6, section on the UART). It shows 400 ppm while it warms up, three minutes from
/// power-on, and calibrates itself to 400 ppm once a day unless that is turned off.
/// </summary>
internal sealed class Mhz19Sensor : SerialDevice
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(3);

    private readonly List<byte> _command = [];

    /// <summary>Makes a sensor that gets its power now.</summary>
    public Mhz19Sensor(TimeProvider time)
        : base(time, new SerialFormat(9600))
    {
    }

    /// <summary>Gets or sets the CO2 in ppm; it measures 0 to 5000.</summary>
    public double Co2 { get; set; } = 420;

    /// <summary>Gets a value indicating whether it calibrates itself, which it does as delivered.</summary>
    public bool SelfCalibrates { get; private set; } = true;

    protected override void Receive(byte value)
    {
        if (_command.Count > 0 || value == 0xFF)
        {
            _command.Add(value);
        }

        if (_command.Count == 9)
        {
            byte[] command = [.. _command];
            _command.Clear();
            if (command[1] == 1 && command[8] == Checksum(command))
            {
                Execute(command);
            }
        }
    }

    private static byte Checksum(byte[] bytes) => (byte)(0 - bytes[1..8].Sum(each => each));

    private void Execute(byte[] command)
    {
        switch (command[2])
        {
            case 0x86:
                int ppm = Now < WarmUp ? 400 : Inverse.Round(Co2, 0, 5000);
                byte[] answer = [0xFF, 0x86, (byte)(ppm >> 8), (byte)ppm, 65, 0, 0, 0, 0];
                answer[8] = Checksum(answer);
                Send(Now + TimeSpan.FromMilliseconds(10), answer);
                break;
            case 0x79:
                SelfCalibrates = command[3] == 0xA0;
                break;
        }
    }
}
