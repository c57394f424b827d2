namespace Sensors.I2c
{
    /// <summary>
    /// The trimming parameters of a BMP280 or BME280 and the compensation formulas with them, in integers as the data
    /// sheets give them. Source: Bosch BST-BMP280-DS001 section 3.11.3, BST-BME280-DS002 section 4.2.
    /// </summary>
    public sealed class BoschCalibration
    {
        private readonly int[] _temperature = new int[3];
        private readonly int[] _pressure = new int[9];
        private int[] _humidity;

        /// <summary>Reads the temperature and pressure parameters from the 24 registers 0x88 to 0x9F (BME280 table 16).</summary>
        public void ReadFrom(byte[] bytes)
        {
            for (int i = 0; i < 12; i++)
            {
                // The first of each is unsigned.
                int word = LittleEndian(bytes, i * 2);
                int signed = i == 0 || i == 3 ? word : (short)word;
                (i < 3 ? _temperature : _pressure)[i < 3 ? i : i - 3] = signed;
            }
        }

        /// <summary>Reads the humidity parameters from register 0xA1 and the seven from 0xE1 on (BME280 table 16).</summary>
        public void ReadHumidityFrom(byte h1, byte[] bytes)
        {
            _humidity = new int[6];
            _humidity[0] = h1;
            _humidity[1] = (short)LittleEndian(bytes, 0);
            _humidity[2] = bytes[2];

            // Two signed 12-bit numbers share the middle register.
            _humidity[3] = ((sbyte)bytes[3] << 4) | (bytes[4] & 0x0F);
            _humidity[4] = ((sbyte)bytes[5] << 4) | (bytes[4] >> 4);
            _humidity[5] = (sbyte)bytes[6];
        }

        /// <summary>Computes the fine temperature in 1/5120 °C, which all three formulas share, from the 20 bits of the register.</summary>
        public int Fine(int raw)
        {
            int coarse = (int)((((raw >> 3) - (_temperature[0] << 1)) * (long)_temperature[1]) >> 11);
            int difference = (raw >> 4) - _temperature[0];
            return coarse + (int)(((((long)difference * difference) >> 12) * _temperature[2]) >> 14);
        }

        /// <summary>Computes the temperature in 0.01 °C from the fine one.</summary>
        public static int Temperature(int fine) => ((fine * 5) + 128) >> 8;

        /// <summary>Computes the pressure in 1/256 Pa with the 64-bit formula from the 20 bits of the register; 0 if the parameters make no sense.</summary>
        public long Pressure(int raw, int fine)
        {
            long t = (long)fine - 128000;
            long offset = (t * t * _pressure[5]) + ((t * _pressure[4]) << 17) + ((long)_pressure[3] << 35);
            long scale = ((t * t * _pressure[2]) >> 8) + ((t * _pressure[1]) << 12);
            scale = ((((1L << 47) + scale) * _pressure[0]) >> 33);
            if (scale == 0)
            {
                return 0;
            }

            long p = 1048576 - raw;
            p = (((p << 31) - offset) * 3125) / scale;
            long square = (_pressure[8] * (p >> 13) * (p >> 13)) >> 25;
            long linear = (_pressure[7] * p) >> 19;
            return ((p + square + linear) >> 8) + ((long)_pressure[6] << 4);
        }

        /// <summary>Computes the humidity in 1/1024 %, 0 to 100 %, from the 16 bits of the register.</summary>
        public long Humidity(int raw, int fine)
        {
            long t = (long)fine - 76800;
            long slope = (((t * _humidity[5]) >> 10) * (((t * _humidity[2]) >> 11) + 32768)) >> 10;
            slope = (((slope + 2097152) * _humidity[1]) + 8192) >> 14;
            long h = (((long)raw << 14) - ((long)_humidity[3] << 20) - (_humidity[4] * t) + 16384) >> 15;
            h *= slope;
            h -= ((((h >> 15) * (h >> 15)) >> 7) * _humidity[0]) >> 4;
            h = h < 0 ? 0 : h > 419430400 ? 419430400 : h;
            return h >> 12;
        }

        private static int LittleEndian(byte[] bytes, int index) => bytes[index] | (bytes[index + 1] << 8);
    }
}
