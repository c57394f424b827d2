using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// Sensirion SHT30, SHT31 and SHT35: temperature and humidity at 0x44 or 0x45 (SHT3x-DIS data sheet, 4.3 to 4.13).
/// Commands are two bytes. While a single shot runs the chip takes none. While it measures periodically it takes
/// fetch, break and the status commands. An unknown command's second byte is not acknowledged and noted in the status
/// register. The alert limits are not there.
/// </summary>
internal sealed class Sht3xChip(TimeProvider time) : SensirionChip(time)
{
    private const ushort FetchData = 0xE000;
    private const ushort Break = 0x3093;
    private const ushort AcceleratedResponse = 0x2B32;
    private const ushort SoftReset = 0x30A2;
    private const ushort HeaterOn = 0x306D;
    private const ushort HeaterOff = 0x3066;
    private const ushort ReadStatus = 0xF32D;
    private const ushort ClearStatus = 0x3041;
    private const ushort ReadSerialNumber = 0x3780;

    private const int AlertPending = 0x8000;
    private const int HeaterIsOn = 0x2000;
    private const int AlertBits = 0x0C00;
    private const int ResetDetected = 0x0010;
    private const int CommandRefused = 0x0002;

    private int _status;
    private TimeSpan _period;
    private ushort[]? _result;

    /// <summary>The serial number (electronic identification code).</summary>
    public uint SerialNumber { get; set; } = 0x1A2B_3C4D;

    /// <summary>At most 1 ms, after power-up as after a soft reset (table 4).</summary>
    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(1);

    public bool IsHeating => (_status & HeaterIsOn) != 0;

    private bool Periodic => Due != null;

    protected override void Reset()
    {
        base.Reset();
        _status = AlertPending | ResetDetected;
        Due = null;
        _result = null;
    }

    protected override TimeSpan? Finish()
    {
        _result = Measure();
        return _period;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (Preparing)
        {
            return -1;
        }

        if (data.Length < 2)
        {
            return data.Length;
        }

        ushort command = BinaryPrimitives.ReadUInt16BigEndian(data);
        bool taken = data.Length == 2 && (Periodic ? ExecuteInPeriodicMode(command) : ExecuteInIdle(command));
        _status = taken ? _status & ~CommandRefused : _status | CommandRefused;
        return taken || data.Length > 2 ? 2 : 1;
    }

    private bool ExecuteInPeriodicMode(ushort command)
    {
        switch (command)
        {
            case FetchData:
                Fetch();
                return true;
            case Break:
                Due = null;
                _result = null;
                return true;
            default:
                return ExecuteStatus(command);
        }
    }

    private bool ExecuteInIdle(ushort command)
    {
        switch (command)
        {
            case Break:
                return true;
            case SoftReset:
                Restart(StartUpTime);
                return true;
            case HeaterOn:
                _status |= HeaterIsOn;
                return true;
            case HeaterOff:
                _status &= ~HeaterIsOn;
                return true;
            case ReadSerialNumber:
                Reply(TimeSpan.Zero, () => [(ushort)(SerialNumber >> 16), (ushort)SerialNumber]);
                return true;
            default:
                return ExecuteStatus(command) || StartSingleShot(command) || StartPeriodic(command);
        }
    }

    private bool ExecuteStatus(ushort command)
    {
        switch (command)
        {
            case ReadStatus:
                ushort status = (ushort)_status;
                Reply(TimeSpan.Zero, () => [status]);
                return true;
            case ClearStatus:
                _status &= ~(AlertPending | AlertBits | ResetDetected);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Table 9; the times are the maximum ones of table 4 at 2.4 V and more.</summary>
    private bool StartSingleShot(ushort command)
    {
        int duration = command switch
        {
            0x2C06 or 0x2400 => 15,
            0x2C0D or 0x240B => 6,
            0x2C10 or 0x2416 => 4,
            _ => 0,
        };
        if (duration == 0)
        {
            return false;
        }

        Reply(TimeSpan.FromMilliseconds(duration), Measure, stretches: command >> 8 == 0x2C);
        return true;
    }

    /// <summary>Table 10: how many measurements a second.</summary>
    private bool StartPeriodic(ushort command)
    {
        double rate = command switch
        {
            0x2032 or 0x2024 or 0x202F => 0.5,
            0x2130 or 0x2126 or 0x212D => 1,
            0x2236 or 0x2220 or 0x222B => 2,
            0x2334 or 0x2322 or 0x2329 or AcceleratedResponse => 4,
            0x2737 or 0x2721 or 0x272A => 10,
            _ => 0,
        };
        if (rate == 0)
        {
            return false;
        }

        Forget();
        _period = TimeSpan.FromSeconds(1 / rate);
        Due = Now + TimeSpan.FromMilliseconds(15);
        return true;
    }

    /// <summary>A result is fetched once; without one the read that follows is not acknowledged (4.6).</summary>
    private void Fetch()
    {
        Forget();
        if (_result is ushort[] result)
        {
            Reply(TimeSpan.Zero, () => result);
            _result = null;
        }
    }

    private ushort[] Measure() => [Code(Temperature, -45, 175), Code(Humidity, 0, 100)];
}
