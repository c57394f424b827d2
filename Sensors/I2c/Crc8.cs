namespace Sensors.I2c
{
    /// <summary>
    /// The checksum of Sensirion's and Aosong's chips: CRC-8 with polynomial 0x31, start value 0xFF, nothing reflected.
    /// Source: Sensirion SHT3x data sheet section 4.12 (0xBE 0xEF gives 0x92), Aosong AHT20 data sheet section 5.4.
    /// </summary>
    public static class Crc8
    {
        /// <summary>Computes the checksum of some of the bytes.</summary>
        public static byte Of(byte[] bytes, int start, int count)
        {
            int crc = 0xFF;
            for (int i = start; i < start + count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1;
                }
            }

            return (byte)crc;
        }
    }
}
