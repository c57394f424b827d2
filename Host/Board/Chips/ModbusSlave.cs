namespace Host.Board.Chips;

/// <summary>
/// A Modbus RTU slave with input and holding registers (Modbus application protocol 1.1b3, serial line 1.02): a frame ends
/// with a pause of three and a half bytes, and one with a wrong checksum or for another slave is not answered.
/// </summary>
internal class ModbusSlave : SerialDevice
{
    private readonly int[] _addresses;
    private readonly List<byte> _frame = [];
    private TimeSpan _lastByte;

    public ModbusSlave(TimeProvider time, SerialFormat format, params int[] addresses)
        : base(time, format)
    {
        _addresses = addresses;
    }

    /// <summary>Gets the registers that function 4 reads.</summary>
    public Dictionary<int, ushort> InputRegisters { get; } = [];

    /// <summary>Gets the registers that function 3 reads.</summary>
    public Dictionary<int, ushort> HoldingRegisters { get; } = [];

    /// <summary>Gets or sets how long it takes before it answers.</summary>
    public TimeSpan ResponseTime { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Computes the checksum.</summary>
    /// <returns>The checksum; its low byte is sent first.</returns>
    public static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return (ushort)crc;
    }

    protected override void Receive(byte value)
    {
        TimeSpan now = Now;
        if (now - _lastByte > 3.5 * Format.ByteTime)
        {
            _frame.Clear();
        }

        _lastByte = now;
        _frame.Add(value);
        byte[] frame = [.. _frame];
        if (frame.Length == 8 && Array.IndexOf(_addresses, frame[0]) >= 0 && Crc(frame.AsSpan(0, 6)) == (frame[7] << 8 | frame[6]))
        {
            Answer(frame);
        }
    }

    private void Answer(byte[] request)
    {
        int first = request[2] << 8 | request[3];
        int count = request[4] << 8 | request[5];
        Dictionary<int, ushort>? registers = request[1] switch
        {
            3 => HoldingRegisters,
            4 => InputRegisters,
            _ => null,
        };
        if (registers == null)
        {
            Send([request[0], (byte)(request[1] | 0x80), 1]);
        }
        else if (count is < 1 or > 125)
        {
            Send([request[0], (byte)(request[1] | 0x80), 3]);
        }
        else if (!Enumerable.Range(first, count).All(registers.ContainsKey))
        {
            Send([request[0], (byte)(request[1] | 0x80), 2]);
        }
        else
        {
            IEnumerable<byte> data = Enumerable.Range(first, count).SelectMany(i => new[] { (byte)(registers[i] >> 8), (byte)registers[i] });
            Send([request[0], request[1], (byte)(2 * count), .. data]);
        }
    }

    private void Send(byte[] frame)
    {
        ushort crc = Crc(frame);
        Send(Now + ResponseTime, [.. frame, (byte)crc, (byte)(crc >> 8)]);
    }
}
