using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// Bosch BME680: temperature, pressure, humidity and gas resistance at 0x76 or 0x77, chip id 0x61 (data sheet
/// BST-BME680-DS001, 5.2 and 5.3). It has forced mode alone, and of the ten heater steps each.
/// </summary>
/// <param name="trimming">Its trimming values; null for typical ones.</param>
/// <param name="is688">Whether it is a BME688, whose gas registers are others (BST-BME688-DS000, 5.3).</param>
internal sealed class Bme680Chip(TimeProvider time, Bme680Trimming? trimming = null, bool is688 = false) : BoschChip(time)
{
    private const byte Status = 0x1D;
    private const byte PressureData = 0x1F;
    private const byte TemperatureData = 0x22;
    private const byte HumidityData = 0x25;
    private const byte GasData = 0x2A;
    private const byte HeaterResistance = 0x5A;
    private const byte HeaterWait = 0x64;
    private const byte ControlGas0 = 0x70;
    private const byte ControlGas1 = 0x71;
    private const byte ControlHumidity = 0x72;
    private const byte ControlMeasurement = 0x74;
    private const byte Config = 0x75;
    private const byte SoftReset = 0xE0;

    public Bme680Trimming Trimming { get; } = trimming ?? Bme680Trimming.Typical;

    /// <summary>Relative humidity around the chip in %, 0 to 100.</summary>
    public double Humidity { get; set => field = Input(value); } = 50;

    /// <summary>Resistance of the heated gas sensor in Ω, less in bad air.</summary>
    public double GasResistance { get; set => field = Input(value); } = 50000;

    /// <summary>How hot the gas sensor was at the last measurement, in °C; 0 if it was not heated.</summary>
    public double HeaterTemperature { get; private set; }

    /// <summary>For how long it was heated at the last measurement.</summary>
    public TimeSpan HeaterTime { get; private set; }

    private bool MeasuresGas => (Memory[ControlGas1] & (is688 ? 0x20 : 0x10)) != 0;

    private int HeaterStep => Memory[ControlGas1] & 0x0F;

    protected override void Reset()
    {
        base.Reset();
        Memory[0xD0] = 0x61;
        Memory[0xF0] = (byte)(is688 ? 1 : 0);
        Memory[PressureData] = 0x80;
        Memory[TemperatureData] = 0x80;
        Memory[HumidityData] = 0x80;
    }

    protected override TimeSpan? Finish()
    {
        int code = Inverse.Code(c => Trimming.FineTemperature(c), 0xFFFFF, Temperature * 5120);
        code = Resolve(code, Memory[ControlMeasurement] >> 5);
        double fine = Trimming.FineTemperature(code);
        Write20(TemperatureData, code);
        int pressure = Inverse.Code(c => Trimming.Pressure(c, fine), 0xFFFFF, Pressure * 100);
        Write20(PressureData, Resolve(pressure, Memory[ControlMeasurement] >> 2));
        int humidity = Inverse.Code(c => Trimming.Humidity(c, fine / 5120), 0xFFFF, Humidity);
        BinaryPrimitives.WriteUInt16BigEndian(Memory.AsSpan(HumidityData), (ushort)humidity);
        FinishGas();
        Memory[ControlMeasurement] &= 0xFC;
        Memory[Status] = (byte)(0x80 | HeaterStep);
        return null;
    }

    protected override byte ReadRegister(byte register)
    {
        int busy = register == Status && Due != null ? 0x20 | (MeasuresGas ? 0x40 : 0) : 0;
        return (byte)(Memory[register] | busy);
    }

    protected override void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case SoftReset when value == ResetWord:
                Restart(StartUpTime);
                break;
            case ControlMeasurement:
                Memory[ControlMeasurement] = value;
                if ((value & 3) == 1 && Due == null)
                {
                    Memory[Status] = 0;
                    Due = Now + MeasurementTime();
                }

                break;
            case ControlGas0 or ControlGas1 or ControlHumidity or Config:
            case >= 0x50 and < ControlGas0:
                Memory[register] = value;
                break;
        }
    }

    /// <summary>Each sample takes 1963 µs, each kind 477 µs, the gas five times that (Bosch's driver, get_meas_dur).</summary>
    private TimeSpan MeasurementTime()
    {
        double microseconds = 1000 + (4 * 477) + (MeasuresGas ? 5 * 477 : 0);
        foreach (int setting in new[] { Memory[ControlMeasurement] >> 5, Memory[ControlMeasurement] >> 2, Memory[ControlHumidity] })
        {
            microseconds += 1963 * ((1 << (setting & 7)) >> 1);
        }

        return TimeSpan.FromMicroseconds(microseconds) + (MeasuresGas ? WaitTime() : TimeSpan.Zero);
    }

    private TimeSpan WaitTime()
    {
        int wait = Memory[HeaterWait + HeaterStep];
        return TimeSpan.FromMilliseconds((wait & 0x3F) << (2 * (wait >> 6)));
    }

    private void FinishGas()
    {
        bool heats = MeasuresGas && (Memory[ControlGas0] & 0x08) == 0;
        HeaterTime = heats ? WaitTime() : TimeSpan.Zero;
        HeaterTemperature = heats ? Trimming.HeaterTemperature(Memory[HeaterResistance + HeaterStep], Temperature) : 0;
        bool stable = HeaterTemperature is > 200 and < 400 && HeaterTime > TimeSpan.FromMilliseconds(20);
        int range = 0;
        while (range < 15 && GasResistance < Gas(1023, range))
        {
            range++;
        }

        int code = Inverse.Code(c => Gas(c, range), 1023, GasResistance);
        int register = GasData + (is688 ? 2 : 0);
        Memory[register] = (byte)(code >> 2);
        Memory[register + 1] = (byte)((code << 6) | (MeasuresGas ? 0x20 : 0) | (stable ? 0x10 : 0) | range);
    }

    private double Gas(int code, int range) =>
        is688 ? 1e6 * (262144 >> range) / (4096 + (3 * (code - 512))) : Trimming.GasResistance(code, range);

    /// <summary>16 bits, and one more each time the oversampling doubles (3.2.1).</summary>
    private static int Resolve(int code, int setting)
    {
        return Inverse.RoundToStep(code, 0xFFFFF, 16 >> Math.Clamp((setting & 7) - 1, 0, 4));
    }

    protected override void WriteTrimming()
    {
        Bme680Trimming c = Trimming;
        foreach ((int register, int value) in new[]
        {
            (0xE9, c.T1), (0x8A, c.T2), (0x8E, c.P1), (0x90, c.P2), (0x94, c.P4), (0x96, c.P5), (0x9C, c.P8), (0x9E, (int)c.P9), (0xEB, c.G2),
        })
        {
            WriteWord(register, value);
        }

        foreach ((int register, int value) in new[]
        {
            (0x8C, c.T3), (0x92, c.P3), (0x98, c.P7), (0x99, c.P6), (0xA0, c.P10), (0xE1, c.H2 >> 4),
            (0xE2, (c.H2 << 4) | (c.H1 & 0x0F)), (0xE3, c.H1 >> 4), (0xE4, c.H3), (0xE5, c.H4), (0xE6, c.H5), (0xE7, c.H6), (0xE8, c.H7),
            (0xED, c.G1), (0xEE, (int)c.G3), (0x00, c.HeaterValue), (0x02, c.HeaterRange << 4), (0x04, c.RangeSwitchingError << 4),
        })
        {
            Memory[register] = (byte)value;
        }
    }
}
