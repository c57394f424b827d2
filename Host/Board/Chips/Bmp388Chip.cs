using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// Bosch BMP388 or BMP390: temperature and pressure at 0x76 or 0x77 (data sheet BST-BMP388-DS001, 4.3). Its FIFO and
/// interrupts are not there. A read begins at the pointer and goes on; writes come in pairs of register and value.
/// </summary>
internal sealed class Bmp388Chip : SensorChip
{
    private const byte Status = 0x03;
    private const byte Data = 0x04;
    private const byte Event = 0x10;
    private const byte PowerControl = 0x1B;
    private const byte Oversampling = 0x1C;
    private const byte OutputDataRate = 0x1D;
    private const byte Config = 0x1F;
    private const byte Trimming = 0x31;
    private const byte Command = 0x7E;
    private const int Forced = 0x10;
    private const int Normal = 0x30;

    private readonly byte[] _memory = new byte[128];
    private readonly byte _id;
    private byte _pointer;
    private TimeSpan _startsAt;

    /// <summary>Makes a chip.</summary>
    /// <param name="calibration">Its trimming values; null for typical ones.</param>
    /// <param name="is390">Whether it is a BMP390, which has another id.</param>
    public Bmp388Chip(TimeProvider time, Bmp388Calibration? calibration = null, bool is390 = false)
        : base(time)
    {
        Calibration = calibration ?? Bmp388Calibration.Typical;
        _id = (byte)(is390 ? 0x60 : 0x50);
        Reset();
    }

    public Bmp388Calibration Calibration { get; }

    /// <summary>Temperature around the chip in °C; it measures -40 to 85.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    /// <summary>Air pressure around the chip in hPa; it measures 300 to 1250.</summary>
    public double Pressure { get; set => field = Input(value); } = 1013.25;

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Before a conversion the data registers are 0x800000 (4.3.4).</summary>
    protected override void Reset()
    {
        Array.Clear(_memory);
        _memory[0] = _id;
        _memory[Data + 2] = 0x80;
        _memory[Data + 5] = 0x80;
        _memory[Event] = 1;
        _memory[Oversampling] = 0x02;
        WriteCalibration();
        _pointer = 0;
        Due = null;
    }

    protected override TimeSpan? Finish()
    {
        int power = _memory[PowerControl];
        int temperature = Inverse.Code(code => Calibration.Temperature(code), 0xFFFFFF, Temperature);
        temperature = Resolve(temperature, _memory[Oversampling] >> 3);
        if ((power & 2) != 0)
        {
            Write24(Data + 3, temperature);
            _memory[Status] |= 0x40;
        }

        if ((power & 1) != 0)
        {
            double celsius = Calibration.Temperature(temperature);
            int pressure = Inverse.Code(code => Calibration.Pressure(code, celsius), 0xFFFFFF, Pressure * 100);
            Write24(Data, Resolve(pressure, _memory[Oversampling]));
            _memory[Status] |= 0x20;
        }

        if ((power & Normal) == Normal)
        {
            return TimeSpan.FromMilliseconds(5 << (_memory[OutputDataRate] & 0x1F));
        }

        _memory[PowerControl] &= 0xCF;
        return null;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        if (Now < _startsAt)
        {
            return -1;
        }

        for (int i = 0; i < data.Length; i += 2)
        {
            _pointer = (byte)(data[i] & 0x7F);
            if (i + 1 < data.Length)
            {
                WriteRegister(_pointer, data[i + 1]);
            }
        }

        return data.Length;
    }

    protected override bool Send(Span<byte> buffer)
    {
        foreach (ref byte value in buffer)
        {
            value = ReadRegister(_pointer);
            _pointer = (byte)((_pointer + 1) & 0x7F);
        }

        return Now >= _startsAt;
    }

    private byte ReadRegister(byte register)
    {
        byte value = _memory[register];
        switch (register)
        {
            case Status:
                return (byte)(value | 0x10);
            case Event:
                _memory[Event] = 0;
                break;
            case >= Data and < Data + 3:
                _memory[Status] &= 0xDF;
                break;
            case >= Data + 3 and < Data + 6:
                _memory[Status] &= 0xBF;
                break;
        }

        return value;
    }

    private void WriteRegister(byte register, byte value)
    {
        switch (register)
        {
            case Command when value == 0xB6:
                Reset();
                _startsAt = Now + StartUpTime;
                break;
            case PowerControl:
                _memory[PowerControl] = (byte)(value & 0x33);
                Due = (value & Normal) != 0 && (value & 3) != 0 ? Now + ConversionTime() : null;
                break;
            case Oversampling or OutputDataRate or Config:
                _memory[register] = value;
                break;
        }
    }

    /// <summary>Section 3.9.2, in µs; the conversions' 2020 are typical, so 15 % more.</summary>
    private TimeSpan ConversionTime()
    {
        int power = _memory[PowerControl];
        double pressure = (power & 1) != 0 ? 392 + (2020 << (_memory[Oversampling] & 7)) : 0;
        double temperature = (power & 2) != 0 ? 163 + (2020 << ((_memory[Oversampling] >> 3) & 7)) : 0;
        return TimeSpan.FromMicroseconds(1.15 * (234 + pressure + temperature));
    }

    /// <summary>16 bits, and one more each time the oversampling doubles (3.4.1).</summary>
    private static int Resolve(int code, int setting)
    {
        int step = 256 >> Math.Min(setting & 7, 5);
        return Inverse.Round((double)code / step, 0, 0xFFFFFF / step) * step;
    }

    private void Write24(int register, int code)
    {
        _memory[register] = (byte)code;
        _memory[register + 1] = (byte)(code >> 8);
        _memory[register + 2] = (byte)(code >> 16);
    }

    private void WriteCalibration()
    {
        Bmp388Calibration c = Calibration;
        int register = Trimming;
        foreach ((int value, int bytes) in new[]
        {
            (c.T1, 2), (c.T2, 2), (c.T3, 1), (c.P1, 2), (c.P2, 2), (c.P3, 1), (c.P4, 1), ((int)c.P5, 2), (c.P6, 2),
            (c.P7, 1), (c.P8, 1), (c.P9, 2), (c.P10, 1), (c.P11, 1),
        })
        {
            _memory[register++] = (byte)value;
            if (bytes == 2)
            {
                _memory[register++] = (byte)(value >> 8);
            }
        }
    }
}
