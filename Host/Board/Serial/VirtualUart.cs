namespace Host.Board;

/// <summary>
/// A serial port of the chip, with any number of devices on its wires. If two send at once the line is low wherever one
/// of them pulls it low. As on the chip, 256 bytes that nobody has read yet are kept, and what comes then is lost.
/// </summary>
internal sealed class VirtualUart
{
    private const int BufferSize = 256;

    private readonly Lock _lock = new();
    private readonly List<ISerialDevice> _devices = [];
    private readonly Queue<byte> _received = new();
    private int _passing;
    private int _missing;
    private int _noisy;

    internal VirtualUart()
    {
    }

    /// <summary>Gets the pin that the program sends on; null before it has chosen one.</summary>
    public int? TransmitPin { get; internal set; }

    /// <summary>Gets the pin that the program receives on; null before it has chosen one.</summary>
    public int? ReceivePin { get; internal set; }

    /// <summary>Gets the pin that is high while the program sends, for an RS-485 transceiver; null if there is none.</summary>
    public int? DirectionPin { get; internal set; }

    /// <summary>Gets how the program sends and receives; null while it has not opened the port.</summary>
    public SerialFormat? Format { get; internal set; }

    /// <summary>Gets a value indicating whether bytes on the way to the program will be disturbed.</summary>
    public bool IsNoisy
    {
        get
        {
            lock (_lock)
            {
                return _noisy > 0;
            }
        }
    }

    public void Attach(ISerialDevice device)
    {
        lock (_lock)
        {
            _devices.Add(device);
        }
    }

    /// <summary>Disconnects a device; does nothing if it is not connected.</summary>
    public void Detach(ISerialDevice device)
    {
        lock (_lock)
        {
            _devices.Remove(device);
        }
    }

    /// <summary>The next bytes on the way to the program do not arrive.</summary>
    public void LoseNextBytes(int count, int after = 0)
    {
        lock (_lock)
        {
            _missing = count;
            _passing = after;
        }
    }

    /// <summary>The next bytes on the way to the program arrive with one bit turned over, a different one in each.</summary>
    public void DisturbNextBytes(int count, int after = 0)
    {
        lock (_lock)
        {
            _noisy = count;
            _passing = after;
        }
    }

    /// <summary>Noise on the line comes to the program as bytes that nobody sent.</summary>
    public void AddNoise(params ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (byte value in bytes)
            {
                Arrive(value);
            }
        }
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (byte value in bytes)
            {
                foreach (ISerialDevice device in _devices)
                {
                    device.Receive(value, Format!.Value);
                }

                Collect();
            }
        }
    }

    /// <summary>Tells how many bytes have come that the program has not read.</summary>
    internal int Available()
    {
        lock (_lock)
        {
            Collect();
            return _received.Count;
        }
    }

    /// <summary>The program reads what has come.</summary>
    internal int Read(Span<byte> buffer)
    {
        lock (_lock)
        {
            Collect();
            int count = Math.Min(buffer.Length, _received.Count);
            for (int i = 0; i < count; i++)
            {
                buffer[i] = _received.Dequeue();
            }

            return count;
        }
    }

    /// <summary>The port as it is at power-on; its devices stay.</summary>
    internal void Reset()
    {
        lock (_lock)
        {
            TransmitPin = null;
            ReceivePin = null;
            DirectionPin = null;
            Format = null;
            _received.Clear();
        }
    }

    private void Collect()
    {
        bool more = true;
        while (more)
        {
            more = false;
            byte line = 0xFF;
            foreach (ISerialDevice device in _devices)
            {
                if (device.TrySend(out byte value))
                {
                    more = true;
                    line &= value;
                }
            }

            if (more && _passing > 0)
            {
                _passing--;
                Arrive(line);
            }
            else if (more && _missing > 0)
            {
                _missing--;
            }
            else if (more)
            {
                Arrive(_noisy > 0 ? (byte)(line ^ (1 << (--_noisy % 8))) : line);
            }
        }
    }

    private void Arrive(byte value)
    {
        if (Format is not null && _received.Count < BufferSize)
        {
            _received.Enqueue(value);
        }
    }
}
