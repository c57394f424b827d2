namespace Host.Board.Chips;

/// <summary>
/// Maxim DS18B20: temperature on a 1-Wire bus (data sheet 19-7487). It keeps its power between conversions; parasitic
/// power and the alarm are not there.
/// </summary>
internal sealed class Ds18b20Chip
{
    private const int PowerUpValue = 0x0550;

    private readonly TimeProvider _time;
    private readonly long _made;
    private readonly byte[] _scratchpad = new byte[9];
    private IEnumerator<Func<bool>?>? _talk;
    private bool _heard;
    private TimeSpan _due = TimeSpan.MaxValue;

    /// <param name="serialNumber">Its serial number, 48 bits; the family code is 0x28.</param>
    public Ds18b20Chip(TimeProvider time, long serialNumber)
    {
        _time = time;
        _made = time.GetTimestamp();
        Rom[0] = 0x28;
        for (int i = 0; i < 6; i++)
        {
            Rom[1 + i] = (byte)(serialNumber >> (8 * i));
        }

        Rom[7] = Crc(Rom.AsSpan(0, 7));
        PowerCycle();
    }

    /// <summary>Gets the ROM code: family, serial number, checksum, in the order of transmission.</summary>
    public byte[] Rom { get; } = new byte[8];

    /// <summary>Gets or sets the temperature around the chip in °C; it measures -55 to 125.</summary>
    public double Temperature { get; set; } = 25;

    /// <summary>Gets or sets a value indicating whether the chip is off the wire.</summary>
    public bool Unplugged { get; set; }

    /// <summary>The chip gets its power: the scratchpad says 85 °C, at 12 bits (figure 9).</summary>
    public void PowerCycle()
    {
        byte[] initial = [PowerUpValue & 0xFF, PowerUpValue >> 8, 0x4B, 0x46, 0x7F, 0xFF, 0x0C, 0x10];
        initial.CopyTo(_scratchpad, 0);
        _scratchpad[8] = Crc(initial);
        _talk = null;
        _due = TimeSpan.MaxValue;
    }

    /// <summary>A reset pulse: the chip answers that it is there, and waits for a ROM command.</summary>
    internal bool Begin()
    {
        _talk = Unplugged ? null : Talk();
        _talk?.MoveNext();
        return _talk != null;
    }

    /// <summary>A slot of the master.</summary>
    /// <param name="written">The bit that the master writes; 1 to read.</param>
    internal bool Slot(bool written)
    {
        bool sent = _talk?.Current?.Invoke() ?? true;
        _heard = written;
        if (_talk?.MoveNext() == false)
        {
            _talk = null;
        }

        return sent;
    }

    private static byte Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
            }
        }

        return (byte)crc;
    }

    private static IEnumerable<Func<bool>?> Bits(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            for (int i = 0; i < 8; i++)
            {
                bool bit = (value >> i & 1) != 0;
                yield return () => bit;
            }
        }
    }

    /// <summary>What the chip does from a reset on, slot by slot: a bit that it sends, or null to listen.</summary>
    private IEnumerator<Func<bool>?> Talk()
    {
        byte[] heard = new byte[8];
        foreach (Func<bool>? bit in Listen(heard, 1))
        {
            yield return bit;
        }

        bool selected = true;
        switch (heard[0])
        {
            case 0x33:
                foreach (Func<bool>? bit in Bits(Rom))
                {
                    yield return bit;
                }

                break;
            case 0x55:
                foreach (Func<bool>? bit in Listen(heard, 8))
                {
                    yield return bit;
                }

                selected = heard.AsSpan().SequenceEqual(Rom);
                break;
            case 0xF0:
                foreach (Func<bool>? bit in Bits(Rom))
                {
                    yield return bit;
                    yield return () => !bit!();
                    yield return null;
                    if (_heard != bit!())
                    {
                        yield break;
                    }
                }

                break;
            default:
                selected = heard[0] == 0xCC;
                break;
        }

        if (!selected)
        {
            yield break;
        }

        foreach (Func<bool>? bit in Listen(heard, 1))
        {
            yield return bit;
        }

        foreach (Func<bool>? bit in Function(heard[0]))
        {
            yield return bit;
        }
    }

    private IEnumerable<Func<bool>?> Listen(byte[] bytes, int count)
    {
        Array.Clear(bytes);
        for (int i = 0; i < 8 * count; i++)
        {
            yield return null;
            bytes[i / 8] |= (byte)(_heard ? 1 << (i % 8) : 0);
        }
    }

    private IEnumerable<Func<bool>?> Function(byte command)
    {
        switch (command)
        {
            case 0x44:
                _due = Now() + TimeSpan.FromMilliseconds(750 >> (3 - Resolution()));
                while (true)
                {
                    yield return Finish;
                }

            case 0xBE:
                Finish();
                foreach (Func<bool>? bit in Bits([.. _scratchpad]))
                {
                    yield return bit;
                }

                break;
            case 0x4E:
                byte[] values = new byte[3];
                foreach (Func<bool>? bit in Listen(values, 3))
                {
                    yield return bit;
                }

                values[2] = (byte)((values[2] & 0x60) | 0x1F);
                values.CopyTo(_scratchpad, 2);
                _scratchpad[8] = Crc(_scratchpad.AsSpan(0, 8));
                break;
        }
    }

    private TimeSpan Now() => _time.GetElapsedTime(_made);

    private int Resolution() => _scratchpad[4] >> 5 & 3;

    private bool Finish()
    {
        if (Now() >= _due)
        {
            _due = TimeSpan.MaxValue;
            int unused = 3 - Resolution();
            int sixteenths = Inverse.Round(Temperature * 16, -55 * 16, 125 * 16) >> unused << unused;
            _scratchpad[0] = (byte)sixteenths;
            _scratchpad[1] = (byte)(sixteenths >> 8);
            _scratchpad[8] = Crc(_scratchpad.AsSpan(0, 8));
        }

        return _due == TimeSpan.MaxValue;
    }
}
