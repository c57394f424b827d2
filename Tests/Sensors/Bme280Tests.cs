using nanoFramework.TestFramework;
using Sensors;
using Sensors.I2c;

namespace Tests.Sensors
{
    /// <summary>
    /// The compensation formulas of BMP280 and BME280 against the data sheet's example and against its formulas in
    /// double precision (BST-BMP280-DS001 sections 3.12 and 8.1, BST-BME280-DS002 section 8.1).
    /// </summary>
    [TestClass]
    public class Bme280Tests
    {
        // The example of BST-BMP280-DS001 section 3.12.
        private static readonly double[] T = { 27504, 26435, -1000 };
        private static readonly double[] P = { 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000 };

        // What a BME280 typically holds.
        private static readonly double[] H = { 75, 366, 0, 310, 50, 30 };

        /// <summary>
        /// Raw 519888 and 415148 are 25.08 °C and 100653 Pa. The sheet's figure prints the pressure as 100653.27 Pa, from
        /// floating point; its 64-bit formula gives 25767233 / 256 = 100653.25 Pa.
        /// </summary>
        [TestMethod, Collect]
        public void The_data_sheets_example_comes_out_to_the_last_digit()
        {
            Bme280 chip = Chip();
            int fine = chip.Fine(519888);

            Assert.AreEqual(128422, fine);
            Assert.AreEqual(2508, Bmp280.Temperature(fine));
            Assert.AreEqual(25767233L, chip.Pressure(415148, fine));
            Assert.AreEqual(100653L, Scaled.Divide(chip.Pressure(415148, fine), 256));
        }

        /// <summary>From -40 to 85 °C, at most 0.01 °C apart.</summary>
        [TestMethod, Collect]
        public void The_temperature_is_that_of_the_double_precision_formula()
        {
            Bme280 chip = Chip();
            for (int raw = 300000; raw < 720000; raw += 997)
            {
                long expected = Scaled.From(FineDouble(raw) / 5120.0, 2);
                Near(expected, Bmp280.Temperature(chip.Fine(raw)), 1);
            }

            CollectAttribute.Now();
        }

        /// <summary>From 300 to 1100 hPa at low, middle and high temperature, at most 1 Pa apart.</summary>
        [TestMethod, Collect]
        public void The_pressure_is_that_of_the_double_precision_formula()
        {
            Bme280 chip = Chip();
            for (int rawTemperature = 320000; rawTemperature < 720000; rawTemperature += 66666)
            {
                int fine = chip.Fine(rawTemperature);
                for (int raw = 200000; raw < 850000; raw += 9973)
                {
                    long expected = Scaled.From(PressureDouble(raw, fine), 0);
                    Near(expected, Scaled.Divide(chip.Pressure(raw, fine), 256), 1);
                }
            }

            CollectAttribute.Now();
        }

        /// <summary>The whole 16-bit range, at most 0.01 % apart.</summary>
        [TestMethod, Collect]
        public void The_humidity_is_that_of_the_double_precision_formula()
        {
            Bme280 chip = Chip();
            for (int rawTemperature = 320000; rawTemperature < 720000; rawTemperature += 66666)
            {
                int fine = chip.Fine(rawTemperature);
                for (int raw = 0; raw < 65536; raw += 499)
                {
                    long expected = Scaled.From(HumidityDouble(raw, fine), 2);
                    Near(expected, Scaled.Divide(chip.Humidity(raw, fine) * 100, 1024), 1);
                }
            }

            CollectAttribute.Now();
        }

        /// <summary>Parameters that are all zero divide by nothing.</summary>
        [TestMethod, Collect]
        public void Without_parameters_there_is_no_pressure()
        {
            Bme280 chip = new Bme280(new SensorOptions());

            Assert.AreEqual(0L, chip.Pressure(415148, chip.Fine(519888)));
        }

        /// <summary>H4 and H5 share a register, all but H1 and H3 have a sign (BST-BME280-DS002 table 16).</summary>
        [TestMethod, Collect]
        public void The_humidity_parameters_are_unpacked_with_their_signs()
        {
            // H4 = -5, H5 = -50 and H6 = -1 at a raw humidity of zero: (5 · 2^20 + 50 · t) / 2^15 times a slope is left.
            Bme280 chip = new Bme280(new SensorOptions());
            new byte[] { 0x00, 0x01, 0x00, 0xFF, 0xEB, 0xFC, 0xFF }.CopyTo(chip.Trimming, chip.IndexOf(0xE1));
            long t = 128422 - 76800;
            long slope = (((-t >> 10) * 32768) >> 10) + 2097152;
            long expected = (((5L << 20) + (50 * t) + 16384) >> 15) * (((slope * 256) + 8192) >> 14) >> 12;

            Assert.AreEqual(expected, chip.Humidity(0, 128422));
        }

        private static Bme280 Chip()
        {
            Bme280 chip = new Bme280(new SensorOptions());
            for (int i = 0; i < 12; i++)
            {
                int value = (int)(i < 3 ? T[i] : P[i - 3]);
                chip.Trimming[i * 2] = (byte)value;
                chip.Trimming[(i * 2) + 1] = (byte)(value >> 8);
            }

            int h4 = (int)H[3];
            int h5 = (int)H[4];
            chip.Trimming[chip.IndexOf(0xA1)] = (byte)H[0];
            new byte[]
            {
                (byte)H[1], (byte)((int)H[1] >> 8), (byte)H[2], (byte)(h4 >> 4), (byte)((h4 & 15) | (h5 << 4)), (byte)(h5 >> 4), (byte)H[5],
            }.CopyTo(chip.Trimming, chip.IndexOf(0xE1));
            return chip;
        }

        private static double FineDouble(double raw)
        {
            double coarse = ((raw / 16384.0) - (T[0] / 1024.0)) * T[1];
            double difference = (raw / 131072.0) - (T[0] / 8192.0);
            return coarse + (difference * difference * T[2]);
        }

        private static double PressureDouble(double raw, double fine)
        {
            double t = (fine / 2.0) - 64000.0;
            double offset = (t * t * P[5] / 32768.0) + (t * P[4] * 2.0);
            offset = (offset / 4.0) + (P[3] * 65536.0);
            double scale = ((P[2] * t * t / 524288.0) + (P[1] * t)) / 524288.0;
            scale = (1.0 + (scale / 32768.0)) * P[0];
            double p = (1048576.0 - raw - (offset / 4096.0)) * 6250.0 / scale;
            return p + (((P[8] * p * p / 2147483648.0) + (p * P[7] / 32768.0) + P[6]) / 16.0);
        }

        private static double HumidityDouble(double raw, double fine)
        {
            double t = fine - 76800.0;
            double h = raw - ((H[3] * 64.0) + (H[4] / 16384.0 * t));
            h *= H[1] / 65536.0 * (1.0 + (H[5] / 67108864.0 * t * (1.0 + (H[2] / 67108864.0 * t))));
            h *= 1.0 - (H[0] * h / 524288.0);
            return h > 100.0 ? 100.0 : h < 0.0 ? 0.0 : h;
        }

        private static void Near(long expected, long actual, long difference)
        {
            Assert.IsTrue(actual - expected <= difference && expected - actual <= difference, actual + " instead of " + expected);
        }
    }
}
