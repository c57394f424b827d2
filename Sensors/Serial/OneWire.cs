namespace Sensors.Serial
{
    /// <summary>
    /// A 1-Wire bus on a serial port whose two lines are joined, so that what is on the wire is heard. Source: Maxim
    /// application note 214. A bit is a byte at 115200 baud, the reset pulse one at 9600 baud.
    /// </summary>
    public static class OneWire
    {
        private const byte ResetPulse = 0xF0;
        private const byte CommandSearch = 0xF0;

        // 160 bits take 14 ms.
        private const int Patience = 30;

        /// <summary>Sends the reset pulse; Ok if at least one chip is there.</summary>
        public static SensorStatus Reset(SerialLine line)
        {
            line.Configure(9600, "none");
            line.Data[0] = ResetPulse;
            line.Write(1);
            int heard = line.Read(0, 1, Patience) == 1 ? line.Data[0] : 0;
            line.Configure(115200, "none");

            // Nothing: the lines are not joined. Zeros: the wire is connected to ground.
            return heard == 0 ? SensorStatus.BusError : heard == ResetPulse ? SensorStatus.NotAcknowledged : SensorStatus.Ok;
        }

        /// <summary>Writes the first bytes of the line's data, and reads those behind them, 20 at most together.</summary>
        public static SensorStatus Transfer(SerialLine line, int writes, int reads)
        {
            byte[] data = line.Data;
            int count = 8 * (writes + reads);
            for (int i = count - 1; i >= 0; i--)
            {
                data[i] = (byte)(i >= 8 * writes || (data[i >> 3] >> (i & 7) & 1) != 0 ? 0xFF : 0);
            }

            if (!Exchange(line, count))
            {
                return SensorStatus.BusError;
            }

            for (int i = 0; i < count; i += 8)
            {
                int value = 0;
                for (int bit = 0; bit < 8; bit++)
                {
                    value |= data[i + bit] == 0xFF ? 1 << bit : 0;
                }

                data[i >> 3] = (byte)value;
            }

            return SensorStatus.Ok;
        }

        /// <summary>Finds the next chip: at each bit where chips differ, first 0 and then 1 is followed.</summary>
        /// <param name="line">The port.</param>
        /// <param name="rom">The ROM code of the chip before; becomes that of the next one.</param>
        /// <param name="last">The last bit at which 0 was followed though there were chips with 1 too; 64 for the first chip.</param>
        /// <returns>The same for the next chip: -1 if there is none behind it, -2 if none was found.</returns>
        public static int Search(SerialLine line, byte[] rom, int last)
        {
            byte[] data = line.Data;
            if (Reset(line) != SensorStatus.Ok)
            {
                return -2;
            }

            data[0] = CommandSearch;
            if (Transfer(line, 1, 0) != SensorStatus.Ok)
            {
                return -2;
            }

            int next = -1;
            for (int bit = 0; bit < 64; bit++)
            {
                data[0] = 0xFF;
                data[1] = 0xFF;
                if (!Exchange(line, 2) || (data[0] == 0xFF && data[1] == 0xFF))
                {
                    return -2;
                }

                bool isOne = data[0] == 0xFF;
                if (data[0] != 0xFF && data[1] != 0xFF)
                {
                    isOne = last != 64 && (bit == last || (bit < last && (rom[bit >> 3] >> (bit & 7) & 1) != 0));
                    next = isOne ? next : bit;
                }

                rom[bit >> 3] = (byte)((rom[bit >> 3] & ~(1 << (bit & 7))) | (isOne ? 1 << (bit & 7) : 0));
                data[0] = (byte)(isOne ? 0xFF : 0);
                if (!Exchange(line, 1))
                {
                    return -2;
                }
            }

            return Crc(rom, 0, 8) == 0 ? next : -2;
        }

        /// <summary>
        /// Computes the checksum, polynomial x^8 + x^5 + x^4 + 1, reflected (DS18B20 data sheet); 0 if it is the last of the
        /// bytes.
        /// </summary>
        public static int Crc(byte[] bytes, int index, int count)
        {
            int crc = 0;
            for (int i = index; i < index + count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
                }
            }

            return crc;
        }

        private static bool Exchange(SerialLine line, int count)
        {
            line.Write(count);
            return line.Read(0, count, Patience) == count;
        }
    }
}
