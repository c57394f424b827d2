namespace Host.Board.Chips;

/// <summary>
/// What BMP280 and BME280 have in common: the power modes, and the temperature and pressure measurement
/// (BMP280 data sheet BST-BMP280-DS001, BME280 data sheet BST-BME280-DS002).
/// A mode written while a measurement runs waits for its end; a reserved register takes no write and reads as 0.
/// </summary>
internal abstract class BmxChip(TimeProvider time, byte id, BmxTrimming trimming) : BoschChip(time)
{
    /// <summary>ctrl_hum.</summary>
    protected const byte ControlHumidity = 0xF2;

    private const byte Id = 0xD0;
    private const byte SoftReset = 0xE0;
    private const byte Status = 0xF3;
    private const byte ControlMeasurement = 0xF4;
    private const byte Config = 0xF5;
    private const byte PressureData = 0xF7;
    private const byte TemperatureData = 0xFA;
    private const int Sleep = 0;
    private const int Normal = 3;
    private const int Skipped = 0x80000;
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    private byte? _pendingControl;
    private TimeSpan _copiedAt;
    private TimeSpan _starts;
    private TimeSpan _ends;
    private double? _filteredTemperature;
    private double? _filteredPressure;

    public BmxTrimming Trimming { get; } = trimming;

    /// <summary>The standby times in ms by t_sb.</summary>
    protected abstract ReadOnlySpan<double> StandbyTimes { get; }

    /// <summary>How often a humidity measurement samples; 0 if there is none.</summary>
    protected virtual int HumidityOversampling => 0;

    protected override bool Rests => _ends == Never;

    private bool Measuring => Now >= _starts && _ends != Never;

    private bool CopyingCalibration => Now < _copiedAt;

    /// <summary>How many samples an oversampling setting stands for (BME280 5.4.3, 5.4.5).</summary>
    /// <param name="setting">The three bits of osrs_t, osrs_p or osrs_h.</param>
    /// <returns>0 to 16.</returns>
    protected static int Oversampling(int setting) => (setting & 7) switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        4 => 8,
        _ => 16,
    };

    protected override void Reset()
    {
        base.Reset();
        Memory[Id] = id;
        Write20(PressureData, Skipped);
        Write20(TemperatureData, Skipped);
        _pendingControl = null;
        _ends = Never;
        _filteredTemperature = null;
        _filteredPressure = null;
    }

    protected override void Settle()
    {
        SkipIdenticalCycles();
        while (_ends <= Now)
        {
            FinishMeasurement();
        }
    }

    protected override void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case SoftReset when value == ResetWord:
                Reset();
                _copiedAt = Now + StartUpTime;
                break;
            case ControlMeasurement when Measuring:
                _pendingControl ??= value;
                break;
            case ControlMeasurement:
                Control(value, Now);
                break;
            case Config when (Memory[ControlMeasurement] & 3) != Normal:
                Memory[Config] = (byte)(value & 0xFD);
                break;
        }
    }

    protected override void WriteTrimming()
    {
        BmxTrimming t = Trimming;
        int[] words = [t.T1, t.T2, t.T3, t.P1, t.P2, t.P3, t.P4, t.P5, t.P6, t.P7, t.P8, t.P9];
        for (int i = 0; i < words.Length; i++)
        {
            WriteWord(0x88 + (2 * i), words[i]);
        }
    }

    /// <summary>Puts the humidity's result into its registers.</summary>
    protected virtual void FinishHumidity(double fine)
    {
    }

    /// <summary>A new ctrl_meas comes into force.</summary>
    protected virtual void Control(byte value, TimeSpan at)
    {
        Memory[ControlMeasurement] = value;
        _starts = at;
        _ends = (value & 3) == Sleep ? Never : at + MeasurementTime();
    }

    protected override byte ReadRegister(byte register) => register switch
    {
        Status => (byte)((Measuring ? 0x08 : 0) | (CopyingCalibration ? 0x01 : 0)),
        >= 0x88 and <= 0xA1 or >= 0xE1 and <= 0xF0 when CopyingCalibration => 0,
        _ => Memory[register],
    };

    /// <summary>The maximum of BME280 9.1; the same figures as the BMP280's 3.8.1.</summary>
    private TimeSpan MeasurementTime()
    {
        int temperature = Oversampling(Memory[ControlMeasurement] >> 5);
        int pressure = Oversampling(Memory[ControlMeasurement] >> 2);
        int humidity = HumidityOversampling;
        double milliseconds = 1.25 + (2.3 * temperature);
        milliseconds += pressure > 0 ? (2.3 * pressure) + 0.575 : 0;
        milliseconds += humidity > 0 ? (2.3 * humidity) + 0.575 : 0;
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    private TimeSpan StandbyTime() => TimeSpan.FromMilliseconds(StandbyTimes[Memory[Config] >> 5]);

    /// <summary>A chip left alone in normal mode for hours: 100 cycles are more than its filter remembers.</summary>
    private void SkipIdenticalCycles()
    {
        if ((Memory[ControlMeasurement] & 3) != Normal || _ends > Now || _pendingControl != null)
        {
            return;
        }

        TimeSpan cycle = MeasurementTime() + StandbyTime();
        long cycles = (Now - _ends).Ticks / cycle.Ticks;
        _ends += Math.Max(0, cycles - 100) * cycle;
    }

    private void FinishMeasurement()
    {
        TimeSpan ended = _ends;
        double fine = FinishTemperature();
        FinishPressure(fine);
        FinishHumidity(fine);
        if (_pendingControl is byte pending)
        {
            _pendingControl = null;
            Control(pending, ended);
        }
        else if ((Memory[ControlMeasurement] & 3) == Normal)
        {
            _starts = ended + StandbyTime();
            _ends = _starts + MeasurementTime();
        }
        else
        {
            Memory[ControlMeasurement] &= 0xFC;
            _ends = Never;
        }
    }

    private double FinishTemperature()
    {
        int exact = Inverse.Code(code => Trimming.FineTemperature(code), 0xFFFFF, Temperature * 5120);
        int times = Oversampling(Memory[ControlMeasurement] >> 5);
        int measured = Resolve(exact, times);
        Write20(TemperatureData, times == 0 ? Skipped : Filter(measured, ref _filteredTemperature));
        return Trimming.FineTemperature(measured);
    }

    private void FinishPressure(double fine)
    {
        int exact = Inverse.Code(code => Trimming.Pressure(code, fine), 0xFFFFF, Pressure * 100);
        int times = Oversampling(Memory[ControlMeasurement] >> 2);
        Write20(PressureData, times == 0 ? Skipped : Filter(Resolve(exact, times), ref _filteredPressure));
    }

    /// <summary>With the filter off the result has 16 bits, and one more each time the oversampling doubles (BME280 3.4.2).</summary>
    private int Resolve(int code, int times)
    {
        bool filtered = (Memory[Config] & 0x1C) != 0;
        return Inverse.RoundToStep(code, 0xFFFFF, filtered || times == 0 ? 1 : 16 / times);
    }

    /// <summary>The IIR filter; its first value is the first measurement (BME280 3.4.4).</summary>
    private int Filter(int code, ref double? memory)
    {
        int setting = (Memory[Config] >> 2) & 7;
        int coefficient = 1 << Math.Min(setting, 4);
        memory = memory is double before && setting > 0 ? before + ((code - before) / coefficient) : code;
        return (int)Math.Round(memory.Value);
    }
}
