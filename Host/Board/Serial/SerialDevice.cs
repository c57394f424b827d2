namespace Host.Board;

/// <summary>
/// What devices on a serial port share: their own time, their format, and answers that come byte by byte. A byte of
/// another format is none to them.
/// </summary>
internal abstract class SerialDevice : ISerialDevice
{
    private readonly TimeProvider _time;
    private readonly long _made;
    private readonly Queue<(byte Value, TimeSpan At)> _sending = new();
    private TimeSpan _lineFree;

    protected SerialDevice(TimeProvider time, SerialFormat format)
    {
        _time = time;
        _made = time.GetTimestamp();
        Format = format;
    }

    /// <summary>Gets or sets a value indicating whether the device is off its wires: it hears and says nothing.</summary>
    public bool Unplugged { get; set; }

    protected SerialFormat Format { get; }

    /// <summary>Gets the time since the device was made, which is when it got its power.</summary>
    protected TimeSpan Now => _time.GetElapsedTime(_made);

    public void Receive(byte value, SerialFormat format)
    {
        if (!Unplugged && format == Format)
        {
            Receive(value);
        }
    }

    public bool TrySend(out byte value)
    {
        if (!Unplugged)
        {
            Settle();
        }

        bool sends = _sending.TryPeek(out (byte Value, TimeSpan At) next) && next.At <= Now;
        value = next.Value;
        if (sends)
        {
            _sending.Dequeue();
        }

        return sends && !Unplugged;
    }

    protected abstract void Receive(byte value);

    /// <summary>Brings the device up to now: it sends what it sends by itself.</summary>
    protected virtual void Settle()
    {
    }

    /// <summary>Sends bytes, one behind the other at the line's speed.</summary>
    protected void Send(TimeSpan begin, params ReadOnlySpan<byte> bytes)
    {
        _lineFree = begin > _lineFree ? begin : _lineFree;
        foreach (byte value in bytes)
        {
            _lineFree += Format.ByteTime;
            _sending.Enqueue((value, _lineFree));
        }
    }
}
