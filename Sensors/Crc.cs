namespace Sensors
{
    /// <summary>The checksums of chips and lines, each by a polynomial.</summary>
    public static class Crc
    {
        /// <summary>
        /// Computes that of Sensirion's, Aosong's and Silicon Labs' chips, x^8 + x^5 + x^4 + 1, highest bit first; those of
        /// the last start with 0. Source: Sensirion SHT3x data sheet section 4.12 (0xBE 0xEF gives 0x92), Aosong AHT20 section 5.4.
        /// </summary>
        public static int Chip(byte[] bytes, int index, int count, int start = 0xFF) =>

            // With x^8 in it, which takes away the bit that was shifted out.
            Of(bytes, index, count, start, 0x80, 0x131);

        /// <summary>Computes that of 1-Wire, the same polynomial, lowest bit first (DS18B20 data sheet); 0 if it is the last of the bytes.</summary>
        public static int OneWire(byte[] bytes, int index, int count) => Of(bytes, index, count, 0, 0x01, 0x8C);

        /// <summary>
        /// Computes that of Modbus, whose low byte is sent first (Modbus over serial line 1.02, 6.2.2); 0 if it is the last two of
        /// the bytes.
        /// </summary>
        public static int Modbus(byte[] bytes, int count) => Of(bytes, 0, count, 0xFFFF, 0x01, 0xA001);

        private static int Of(byte[] bytes, int index, int count, int crc, int firstBit, int polynomial)
        {
            for (int i = index; i < index + count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    int shifted = firstBit == 0x01 ? crc >> 1 : crc << 1;
                    crc = (crc & firstBit) != 0 ? shifted ^ polynomial : shifted;
                }
            }

            return crc;
        }
    }
}
