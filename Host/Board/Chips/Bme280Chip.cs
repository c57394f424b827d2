using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>Bosch BME280: temperature, humidity and pressure at 0x76 or 0x77, chip id 0x60 (data sheet BST-BME280-DS002, 5.3 and 5.4).</summary>
/// <param name="trimming">Its trimming values; null for typical ones.</param>
internal sealed class Bme280Chip(TimeProvider time, BmxTrimming? trimming = null) : BmxChip(time, 0x60, trimming ?? BmxTrimming.Typical)
{
    private const byte HumidityData = 0xFD;
    private const ushort Skipped = 0x8000;
    private static readonly double[] Standby = [0.5, 62.5, 125, 250, 500, 1000, 10, 20];

    private int _humidityOversampling;

    /// <summary>Relative humidity around the chip in %, 0 to 100.</summary>
    public double Humidity { get; set => field = Input(value); } = 50;

    protected override ReadOnlySpan<double> StandbyTimes => Standby;

    protected override int HumidityOversampling => _humidityOversampling;

    protected override void Reset()
    {
        base.Reset();
        _humidityOversampling = 0;
        BinaryPrimitives.WriteUInt16BigEndian(Memory.AsSpan(HumidityData), Skipped);
    }

    protected override void WriteRegister(byte register, byte value)
    {
        if (register == ControlHumidity)
        {
            Memory[ControlHumidity] = (byte)(value & 7);
            return;
        }

        base.WriteRegister(register, value);
    }

    /// <summary>ctrl_hum comes into force with the write to ctrl_meas that follows it (5.4.3).</summary>
    protected override void Control(byte value, TimeSpan at)
    {
        _humidityOversampling = Oversampling(Memory[ControlHumidity]);
        base.Control(value, at);
    }

    /// <summary>dig_H4 and dig_H5 share the byte at 0xE5, four bits each (table 16).</summary>
    protected override void WriteTrimming()
    {
        base.WriteTrimming();
        Memory[0xA1] = Trimming.H1;
        WriteWord(0xE1, Trimming.H2);
        Memory[0xE3] = Trimming.H3;
        Memory[0xE4] = (byte)(Trimming.H4 >> 4);
        Memory[0xE5] = (byte)((Trimming.H5 << 4) | (Trimming.H4 & 0x0F));
        Memory[0xE6] = (byte)(Trimming.H5 >> 4);
        Memory[0xE7] = (byte)Trimming.H6;
    }

    protected override void FinishHumidity(double fine)
    {
        int code = Inverse.Code(c => Trimming.Humidity(c, fine), ushort.MaxValue, Humidity);
        BinaryPrimitives.WriteUInt16BigEndian(
            Memory.AsSpan(HumidityData), _humidityOversampling == 0 ? Skipped : (ushort)code);
    }
}
