using System.Buffers.Binary;

namespace Host.Tests.Chips;

/// <summary>The compensation in the integer form of BME280 4.2.3, from bytes as the bus brings them.</summary>
internal sealed class BoschReference
{
    private readonly byte[] _low;
    private readonly byte[] _high;

    /// <param name="low">Registers 0x88 to 0xA1.</param>
    /// <param name="high">Registers 0xE1 to 0xE7.</param>
    /// <param name="data">Registers 0xF7 to 0xFE.</param>
    public BoschReference(byte[] low, byte[] high, byte[] data)
    {
        _low = low;
        _high = high;
        int fine = FineTemperature((data[3] << 12) | (data[4] << 4) | (data[5] >> 4));
        Temperature = ((fine * 5) + 128) >> 8;
        Pressure = PressureOf((data[0] << 12) | (data[1] << 4) | (data[2] >> 4), fine);
        Humidity = HumidityOf((data[6] << 8) | data[7], fine);
    }

    /// <summary>In 0.01 °C.</summary>
    public int Temperature { get; }

    /// <summary>In 1/256 Pa.</summary>
    public long Pressure { get; }

    /// <summary>In 1/1024 %.</summary>
    public int Humidity { get; }

    private int Unsigned(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_low.AsSpan(offset));

    private int Signed(int offset) => BinaryPrimitives.ReadInt16LittleEndian(_low.AsSpan(offset));

    private int FineTemperature(int code)
    {
        int linear = (((code >> 3) - (Unsigned(0) << 1)) * Signed(2)) >> 11;
        int offset = (code >> 4) - Unsigned(0);
        return linear + ((((offset * offset) >> 12) * Signed(4)) >> 14);
    }

    private long PressureOf(int code, int fine)
    {
        long warmth = fine - 128000L;
        long offset = (warmth * warmth * Signed(16)) + ((warmth * Signed(14)) << 17) + ((long)Signed(12) << 35);
        long slope = ((warmth * warmth * Signed(10)) >> 8) + ((warmth * Signed(8)) << 12);
        slope = (((1L << 47) + slope) * Unsigned(6)) >> 33;
        long p = 1048576 - code;
        p = ((p << 31) - offset) * 3125 / slope;
        long square = (Signed(22) * (p >> 13) * (p >> 13)) >> 25;
        long linear = (Signed(20) * p) >> 19;
        return ((p + square + linear) >> 8) + ((long)Signed(18) << 4);
    }

    private int HumidityOf(int code, int fine)
    {
        int h1 = _low[25];
        int h2 = BinaryPrimitives.ReadInt16LittleEndian(_high);
        int h3 = _high[2];
        int h4 = ((sbyte)_high[3] << 4) | (_high[4] & 0x0F);
        int h5 = ((sbyte)_high[5] << 4) | (_high[4] >> 4);
        int h6 = (sbyte)_high[6];
        int v = fine - 76800;
        int left = ((code << 14) - (h4 << 20) - (h5 * v) + 16384) >> 15;
        int right = (((((((v * h6) >> 10) * (((v * h3) >> 11) + 32768)) >> 10) + 2097152) * h2) + 8192) >> 14;
        v = left * right;
        v -= ((((v >> 15) * (v >> 15)) >> 7) * h1) >> 4;
        return Math.Clamp(v, 0, 419430400) >> 12;
    }
}
