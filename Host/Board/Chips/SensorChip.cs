namespace Host.Board.Chips;

/// <summary>
/// What every sensor chip of the virtual bus shares: its power supply, its own time, one transfer at a time, and the
/// faults a test gives it. A chip is made powered up for long, so its start-up time is over; <see cref="PowerCycle"/>
/// and plugging it back in begin it anew.
/// </summary>
internal abstract class SensorChip : II2cChip
{
    /// <summary>What the master reads while nobody drives the data line: its pull-up.</summary>
    protected const byte Released = 0xFF;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _made;
    private TimeSpan _deafUntil;
    private bool _unplugged;
    private int _corruptAnswers;
    private int _corruptBit;

    /// <summary>Makes a chip that runs on the given clock. Its class's fields have their first values by then, so it can be reset.</summary>
    protected SensorChip(TimeProvider time)
    {
        _time = time;
        _made = time.GetTimestamp();
        Reset();
    }

    /// <summary>Whether the chip is off the bus: it acknowledges nothing. Plugged back in it starts as from power-up.</summary>
    public bool Unplugged
    {
        get => _unplugged;
        set
        {
            lock (_gate)
            {
                bool replugged = _unplugged && !value;
                _unplugged = value;
                if (replugged)
                {
                    PowerUp();
                }
            }
        }
    }

    /// <summary>Whether the chip is in its lowest power state.</summary>
    public bool IsAtRest
    {
        get
        {
            lock (_gate)
            {
                ComesUpToNow();
                return Rests;
            }
        }
    }

    /// <summary>Whether the chip, being up to now, is in its lowest power state.</summary>
    protected virtual bool Rests => Due == null;

    /// <summary>Time since the chip was made; it stands still during a transfer.</summary>
    protected TimeSpan Now { get; private set; }

    /// <summary>When the conversion that runs will end; null while none runs.</summary>
    protected TimeSpan? Due { get; set; }

    /// <summary>From power-up until the chip acknowledges its address, at most.</summary>
    protected virtual TimeSpan StartUpTime => TimeSpan.Zero;

    /// <summary>How long the chip will hold SCL low before it answers a read (clock stretching).</summary>
    protected virtual TimeSpan ClockStretch => TimeSpan.Zero;

    /// <summary>Takes the supply away and gives it back: registers are at their reset values, the start-up time runs.</summary>
    public void PowerCycle()
    {
        lock (_gate)
        {
            PowerUp();
        }
    }

    /// <summary>Disturbs the next answers on their way to the master: one bit of each is turned over.</summary>
    /// <param name="count">How many answers; those too short to have that bit pass untouched and do not count.</param>
    /// <param name="bit">Which bit, in the order of transmission: 0 is the most significant one of the first byte.</param>
    public void CorruptNextAnswers(int count, int bit = 0)
    {
        lock (_gate)
        {
            _corruptAnswers = count;
            _corruptBit = bit;
        }
    }

    public int Write(ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            return ComesUpToNow() ? Receive(data) : -1;
        }
    }

    public bool Read(Span<byte> buffer)
    {
        while (true)
        {
            TimeSpan stretch;
            lock (_gate)
            {
                bool answers = ComesUpToNow();
                stretch = ClockStretch;
                if (!answers || stretch <= TimeSpan.Zero)
                {
                    return answers && SendDisturbed(buffer);
                }
            }

            // Not under the lock: the one who moves a fake clock on may set an input first.
            Task.Delay(stretch, _time).Wait();
        }
    }

    /// <summary>Puts every register to its reset value and ends whatever runs.</summary>
    protected abstract void Reset();

    /// <summary>Resets the chip, as power-up does and a command.</summary>
    protected void Restart(TimeSpan startUp)
    {
        Reset();
        Deafen(startUp);
    }

    /// <summary>Keeps the chip from acknowledging its address for a time.</summary>
    protected void Deafen(TimeSpan time) => _deafUntil = Now + time;

    /// <summary>Brings the chip up to now: ends the conversions that are due. Called before each transfer and input change.</summary>
    protected virtual void Settle()
    {
        if (Due is TimeSpan due && Now >= due)
        {
            Due = Finish() is TimeSpan period ? due + (period * (1 + ((Now - due).Ticks / period.Ticks))) : null;
        }
    }

    /// <summary>Ends the conversion that is due. The inputs have not changed since.</summary>
    /// <returns>The time to the next one's end, if the chip goes on by itself; else null.</returns>
    protected virtual TimeSpan? Finish() => null;

    /// <summary>Takes the bytes of a write, the chip being up to now.</summary>
    /// <param name="data">The bytes after the address byte.</param>
    /// <returns>How many bytes are acknowledged; -1 to refuse the address.</returns>
    protected abstract int Receive(ReadOnlySpan<byte> data);

    /// <summary>Gives the bytes of a read, the chip being up to now.</summary>
    protected abstract bool Send(Span<byte> buffer);

    /// <summary>
    /// Takes a new physical value for one of the chip's inputs. A conversion that ended before now still got the old
    /// one: <c>set =&gt; field = Input(value);</c>
    /// </summary>
    protected T Input<T>(T value)
    {
        lock (_gate)
        {
            ComesUpToNow();
        }

        return value;
    }

    /// <summary>Gives an answer, and behind its end what nobody drives.</summary>
    protected static bool Answer(Span<byte> buffer, ReadOnlySpan<byte> answer)
    {
        buffer.Fill(Released);
        answer[..Math.Min(answer.Length, buffer.Length)].CopyTo(buffer);
        return true;
    }

    /// <summary>Ends what is due by now.</summary>
    private bool ComesUpToNow()
    {
        Now = _time.GetElapsedTime(_made);
        Settle();
        return !_unplugged && Now >= _deafUntil;
    }

    private void PowerUp()
    {
        Now = _time.GetElapsedTime(_made);
        Restart(StartUpTime);
    }

    private bool SendDisturbed(Span<byte> buffer)
    {
        bool answered = Send(buffer);
        if (answered && _corruptAnswers > 0 && _corruptBit < 8 * buffer.Length)
        {
            _corruptAnswers--;
            buffer[_corruptBit / 8] ^= (byte)(0x80 >> (_corruptBit % 8));
        }

        return answered;
    }
}
