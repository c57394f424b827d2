namespace Sensors.I2c
{
    /// <summary>
    /// The trimming parameters of a BMP280 or BME280 and the compensation formulas with them, in integers as the data
    /// sheets give them. Source: Bosch BST-BMP280-DS001 section 3.11.3, BST-BME280-DS002 section 4.2.
    /// </summary>
    public sealed class BoschCalibration
    {
        // T1 to T3, P1 to P9, H1 to H6.
        private readonly int[] _t = new int[18];

        /// <summary>Reads the temperature and pressure parameters from the 24 registers 0x88 to 0x9F (BME280 table 16).</summary>
        public void ReadFrom(byte[] bytes)
        {
            for (int i = 0; i < 12; i++)
            {
                // The first of each is unsigned.
                int word = LittleEndian(bytes, i * 2);
                _t[i] = i == 0 || i == 3 ? word : (short)word;
            }
        }

        /// <summary>Reads the humidity parameters from register 0xA1 and the seven from 0xE1 on (BME280 table 16).</summary>
        public void ReadHumidityFrom(byte h1, byte[] bytes)
        {
            _t[12] = h1;
            _t[13] = (short)LittleEndian(bytes, 0);
            _t[14] = bytes[2];

            // Two signed 12-bit numbers share the middle register.
            _t[15] = ((sbyte)bytes[3] << 4) | (bytes[4] & 0x0F);
            _t[16] = ((sbyte)bytes[5] << 4) | (bytes[4] >> 4);
            _t[17] = (sbyte)bytes[6];
        }

        /// <summary>Computes the fine temperature in 1/5120 °C, which all three formulas share, from the 20 bits of the register.</summary>
        public int Fine(int raw)
        {
            int coarse = (int)((((raw >> 3) - (_t[0] << 1)) * (long)_t[1]) >> 11);
            int difference = (raw >> 4) - _t[0];
            return coarse + (int)(((((long)difference * difference) >> 12) * _t[2]) >> 14);
        }

        /// <summary>Computes the temperature in 0.01 °C from the fine one.</summary>
        public static int Temperature(int fine) => ((fine * 5) + 128) >> 8;

        /// <summary>Computes the pressure in 1/256 Pa with the 64-bit formula from the 20 bits of the register; 0 if the parameters make no sense.</summary>
        public long Pressure(int raw, int fine)
        {
            long t = (long)fine - 128000;
            long offset = (t * t * _t[8]) + ((t * _t[7]) << 17) + ((long)_t[6] << 35);
            long scale = ((t * t * _t[5]) >> 8) + ((t * _t[4]) << 12);
            scale = ((((1L << 47) + scale) * _t[3]) >> 33);
            if (scale == 0)
            {
                return 0;
            }

            long p = 1048576 - raw;
            p = (((p << 31) - offset) * 3125) / scale;
            long square = (_t[11] * (p >> 13) * (p >> 13)) >> 25;
            long linear = (_t[10] * p) >> 19;
            return ((p + square + linear) >> 8) + ((long)_t[9] << 4);
        }

        /// <summary>Computes the humidity in 1/1024 %, 0 to 100 %, from the 16 bits of the register.</summary>
        public long Humidity(int raw, int fine)
        {
            long t = (long)fine - 76800;
            long slope = (((t * _t[17]) >> 10) * (((t * _t[14]) >> 11) + 32768)) >> 10;
            slope = (((slope + 2097152) * _t[13]) + 8192) >> 14;
            long h = (((long)raw << 14) - ((long)_t[15] << 20) - (_t[16] * t) + 16384) >> 15;
            h *= slope;
            h -= ((((h >> 15) * (h >> 15)) >> 7) * _t[12]) >> 4;
            h = h < 0 ? 0 : h > 419430400 ? 419430400 : h;
            return h >> 12;
        }

        private static int LittleEndian(byte[] bytes, int index) => bytes[index] | (bytes[index + 1] << 8);
    }
}
