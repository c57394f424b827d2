using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// Sensirion SCD40, SCD41 and SCD43: CO2, temperature and humidity at 0x62 (SCD4x data sheet, version 1.3, 3.4 to 3.10). A command
/// that the present mode does not allow, or with a wrong length or checksum, is not acknowledged and has no effect.
/// While a command with a long execution time runs the chip does not acknowledge its address. Forced recalibration
/// is not there; the settings for pressure and altitude are kept, the CO2 one sets is taken as compensated.
/// </summary>
internal sealed class Scd4xChip(TimeProvider time, Scd4xVariant variant = Scd4xVariant.Scd41) : SensirionChip(time)
{
    private const ushort StartPeriodic = 0x21B1;
    private const ushort StartLowPowerPeriodic = 0x21AC;
    private const ushort StopPeriodic = 0x3F86;
    private const ushort ReadMeasurement = 0xEC05;
    private const ushort GetDataReady = 0xE4B8;
    private const ushort AmbientPressure = 0xE000;
    private const ushort GetSerialNumber = 0x3682;
    private const ushort GetVariant = 0x202F;
    private const ushort SelfTest = 0x3639;
    private const ushort PersistSettings = 0x3615;
    private const ushort FactoryReset = 0x3632;
    private const ushort Reinit = 0x3646;
    private const ushort SingleShot = 0x219D;
    private const ushort SingleShotWithoutCo2 = 0x2196;
    private const ushort PowerDown = 0x36E0;
    private const ushort WakeUp = 0x36F6;

    private const ushort SetTemperatureOffset = 0x241D;
    private const ushort GetTemperatureOffset = 0x2318;
    private const ushort SetAltitude = 0x2427;
    private const ushort GetAltitude = 0x2322;
    private const ushort SetSelfCalibration = 0x2416;
    private const ushort GetSelfCalibration = 0x2313;

    // In °C; it takes its temperature offset off again, which is as much as delivered.
    private const double SelfHeating = 4;
    private static readonly TimeSpan CommandTime = TimeSpan.FromMilliseconds(1);

    private Dictionary<ushort, ushort> _persisted = FactorySettings();
    private Dictionary<ushort, ushort> _settings = [];
    private bool _asleep;
    private TimeSpan? _interval;
    private bool _withCo2;
    private ushort[]? _result;

    /// <summary>CO2 around the chip in ppm, 0 to 40000.</summary>
    public double Co2 { get; set => field = Input(value); } = 420;

    /// <summary>The serial number, 48 bits; the data sheet's example (3.9.2).</summary>
    public long SerialNumber { get; set; } = 273325796834238;

    /// <summary>1000 ms by the data sheet's versions to 1.5; the later ones tell 30 ms.</summary>
    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Metres above the sea that CO2 is corrected by.</summary>
    public int Altitude => _settings[GetAltitude];

    /// <summary>Air pressure in hPa that CO2 is corrected by.</summary>
    public int Pressure => _settings[AmbientPressure];

    /// <summary>Only an SCD41 can sleep; an SCD40 that does not measure is idle.</summary>
    protected override bool Rests => _asleep || (variant == Scd4xVariant.Scd40 && !Periodic);

    private bool Periodic => _interval != null;

    protected override void Reset()
    {
        base.Reset();
        _settings = new Dictionary<ushort, ushort>(_persisted);
        _asleep = false;
        _interval = null;
        Due = null;
        _result = null;
    }

    protected override TimeSpan? Finish()
    {
        _result = Measure();
        return _interval;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        ushort command = data.Length < 2 ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(data);
        if (_asleep)
        {
            Wake(command);
            return -1;
        }

        if (data.Length < 2)
        {
            return data.Length;
        }

        if (Periodic && command is not (ReadMeasurement or GetDataReady or StopPeriodic or AmbientPressure))
        {
            return 1;
        }

        return data.Length == 2 ? (Execute(command) ? 2 : 1) : ExecuteSetter(command, data);
    }

    protected override bool Send(Span<byte> buffer) => !_asleep && base.Send(buffer);

    private static Dictionary<ushort, ushort> FactorySettings() => new()
    {
        [GetTemperatureOffset] = Code(4, 0, 175),
        [GetAltitude] = 0,
        [GetSelfCalibration] = 1,
        [AmbientPressure] = 1013,
    };

    /// <summary>wake_up is never acknowledged (3.10.4).</summary>
    private void Wake(ushort command)
    {
        if (command == WakeUp)
        {
            _asleep = false;
            Busy(30);
        }
    }

    private bool Execute(ushort command)
    {
        switch (command)
        {
            case StartPeriodic:
                return Start(TimeSpan.FromSeconds(5));
            case StartLowPowerPeriodic:
                return Start(TimeSpan.FromSeconds(30));
            case StopPeriodic:
                Stop();
                return true;
            case ReadMeasurement:
                Fetch();
                return true;
            case SingleShot or SingleShotWithoutCo2 or PowerDown or WakeUp:
                return variant != Scd4xVariant.Scd40 && ExecuteLowPower(command);
            default:
                return ExecuteQuery(command) || ExecuteMaintenance(command);
        }
    }

    private bool Start(TimeSpan interval)
    {
        Forget();
        _result = null;
        _withCo2 = true;
        _interval = interval;
        Due = Now + interval;
        return true;
    }

    private void Stop()
    {
        Forget();
        _interval = null;
        Due = null;
        _result = null;
        Busy(500);
    }

    /// <summary>The buffer is empty once it was read; a read from the empty buffer is not acknowledged (3.5.2).</summary>
    private void Fetch()
    {
        Forget();
        if (_result is ushort[] result)
        {
            Reply(CommandTime, () => result);
            _result = null;
        }
    }

    private bool ExecuteLowPower(ushort command)
    {
        switch (command)
        {
            case SingleShot or SingleShotWithoutCo2:
                Forget();
                _withCo2 = command == SingleShot;
                int duration = _withCo2 ? 5000 : 50;
                Busy(duration);
                Due = Now + TimeSpan.FromMilliseconds(duration);
                return true;
            case PowerDown:
                Forget();
                _result = null;
                _asleep = true;
                return true;
            default:
                return false;
        }
    }

    private bool ExecuteQuery(ushort command)
    {
        ushort[]? words = command switch
        {
            GetDataReady => [(ushort)(_result == null ? 0x8000 : 0x8006)],
            GetSerialNumber => [(ushort)(SerialNumber >> 32), (ushort)(SerialNumber >> 16), (ushort)SerialNumber],
            GetVariant => [(ushort)(((int)variant << 12) | 0x0440)],
            SelfTest => [0],
            _ => _settings.TryGetValue(command, out ushort setting) ? [setting] : null,
        };
        if (words == null)
        {
            return false;
        }

        Reply(command == SelfTest ? TimeSpan.FromSeconds(10) : CommandTime, () => words);
        if (command == SelfTest)
        {
            Busy(10_000);
        }

        return true;
    }

    private bool ExecuteMaintenance(ushort command)
    {
        switch (command)
        {
            case PersistSettings:
                _persisted = new Dictionary<ushort, ushort>(_settings);
                Busy(800);
                return true;
            case FactoryReset:
                _persisted = FactorySettings();
                Reset();
                Busy(1200);
                return true;
            case Reinit:
                Reset();
                Busy(30);
                return true;
            default:
                return false;
        }
    }

    private int ExecuteSetter(ushort command, ReadOnlySpan<byte> data)
    {
        ushort? setting = command switch
        {
            SetTemperatureOffset => GetTemperatureOffset,
            SetAltitude => GetAltitude,
            SetSelfCalibration => GetSelfCalibration,
            AmbientPressure => AmbientPressure,
            _ => null,
        };
        if (setting is not ushort key)
        {
            return 2;
        }

        if (data.Length != 5 || !TryDecode(data[2..], out ushort value))
        {
            return Math.Min(data.Length, 4);
        }

        _settings[key] = value;
        Busy(1);
        return 5;
    }

    private void Busy(int milliseconds) => Deafen(TimeSpan.FromMilliseconds(milliseconds));

    private ushort[] Measure()
    {
        double offset = _settings[GetTemperatureOffset] * 175.0 / ushort.MaxValue;
        ushort co2 = _withCo2 ? (ushort)Inverse.Round(Co2, 0, 40_000) : (ushort)0;
        return [co2, Code(Temperature + SelfHeating - offset, -45, 175), Code(Humidity, 0, 100)];
    }
}
