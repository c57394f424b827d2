using nanoFramework.TestFramework;
using Sensors;
using Sensors.Gpio;
using Sensors.I2c;

namespace Tests.Sensors
{
    /// <summary>
    /// The conversions of all chips but Bosch's: the data sheets' examples and ends of range, and every so many raw values
    /// against the formula in double precision. All raw values are compared on the PC.
    /// </summary>
    [TestClass]
    public class ConversionTests
    {
        /// <summary>Ends of the formula, the SCD4x data sheet's 25 °C, and the middle.</summary>
        [DataRow(0, -4500L)]
        [DataRow(0x6667, 2500L)]
        [DataRow(0x8000, 4250L)]
        [DataRow(0xFFFF, 13000L)]
        [TestMethod, Collect]
        public void Sensirions_temperature(int raw, long expected)
        {
            Assert.AreEqual(expected, SensirionSensor.Temperature(raw));
        }

        /// <summary>The data sheet's table of temperatures.</summary>
        [DataRow(-32768, -25600L)]
        [DataRow(-3200, -2500L)]
        [DataRow(-1, -1L)]
        [DataRow(0, 0L)]
        [DataRow(12800, 10000L)]
        [DataRow(32767, 25599L)]
        [TestMethod, Collect]
        public void TMP117_temperature(int raw, long expected)
        {
            Assert.AreEqual(expected, Tmp117.Temperature(raw));
        }

        /// <summary>The data sheet's table: 125, 25, 0.5, 0, -0.5, -25 and -55 °C.</summary>
        [DataRow(0x7D00, 12500L)]
        [DataRow(0x1900, 2500L)]
        [DataRow(0x0080, 50L)]
        [DataRow(0, 0L)]
        [DataRow(-0x0080, -50L)]
        [DataRow(-0x1900, -2500L)]
        [DataRow(-0x3700, -5500L)]
        [TestMethod, Collect]
        public void LM75_temperature(int register, long expected)
        {
            Assert.AreEqual(expected, Lm75.Temperature(register));
        }

        /// <summary>Ends and middle of the formulas of the chips that divide by 2^16.</summary>
        [DataRow(0, -4000L, 0L, -4685L, 0L, -4500L, 0L)]
        [DataRow(0x8000, 4250L, 5000L, 4101L, 5650L, 4250L, 5000L)]
        [DataRow(0xFFFC, 12499L, 9999L, 12886L, 10000L, 12999L, 9999L)]
        [TestMethod, Collect]
        public void Climate_of_HDC1080_Si7021_and_SHTC3(int raw, long hdcTemperature, long hdcHumidity, long siTemperature, long siHumidity, long shtTemperature, long shtHumidity)
        {
            Assert.AreEqual(hdcTemperature, Hdc1080.Temperature(raw));
            Assert.AreEqual(hdcHumidity, Hdc1080.Humidity(raw));
            Assert.AreEqual(siTemperature, Si7021.Temperature(raw));
            Assert.AreEqual(siHumidity, Si7021.Humidity(raw));
            Assert.AreEqual(shtTemperature, Shtc3.Temperature(raw));
            Assert.AreEqual(shtHumidity, Shtc3.Humidity(raw));
        }

        /// <summary>Ends of the formula and the SCD4x data sheet's 37 %.</summary>
        [DataRow(0, 0L)]
        [DataRow(0x5EB9, 3700L)]
        [DataRow(0xFFFF, 10000L)]
        [TestMethod, Collect]
        public void Sensirions_humidity(int raw, long expected)
        {
            Assert.AreEqual(expected, SensirionSensor.Humidity(raw));
        }

        /// <summary>-6 to 119 % by the formula is cropped to 0 and 100 %.</summary>
        [DataRow(0, 0L)]
        [DataRow(3145, 0L)]
        [DataRow(3147, 0L)]
        [DataRow(3149, 1L)]
        [DataRow(0x8000, 5650L)]
        [DataRow(55575, 10000L)]
        [DataRow(0xFFFF, 10000L)]
        [TestMethod, Collect]
        public void SHT4x_humidity(int raw, long expected)
        {
            Assert.AreEqual(expected, Sht4x.CroppedHumidity(raw));
        }

        /// <summary>Ends of range, the middle, and an answer of a real AHT20 (1C 26 9A 76 42 E7): 28.27 °C.</summary>
        [DataRow(0, -5000L)]
        [DataRow(0x642E7, 2827L)]
        [DataRow(0x80000, 5000L)]
        [DataRow(0xFFFFF, 15000L)]
        [TestMethod, Collect]
        public void AHT20_temperature(int raw, long expected)
        {
            Assert.AreEqual(expected, Aht20.Temperature(raw));
        }

        /// <summary>Ends of range, the middle, and the same answer of a real AHT20: 15.08 %.</summary>
        [DataRow(0, 0L)]
        [DataRow(0x269A7, 1508L)]
        [DataRow(0x80000, 5000L)]
        [DataRow(0xFFFFF, 10000L)]
        [TestMethod, Collect]
        public void AHT20_humidity(int raw, long expected)
        {
            Assert.AreEqual(expected, Aht20.Humidity(raw));
        }

        /// <summary>The data sheet's example, page 7: 0x8390 is 28067 lx.</summary>
        [DataRow(0, 0L)]
        [DataRow(1, 8L)]
        [DataRow(0x8390, 280667L)]
        [DataRow(0xFFFF, 546125L)]
        [TestMethod, Collect]
        public void BH1750_illuminance(int raw, long expected)
        {
            Assert.AreEqual(expected, Bh1750.Illuminance(raw));
        }

        /// <summary>DS25095A section 5.1.3: sign in bit 12, the flags above it do not count.</summary>
        [DataRow(0x0000, 0L)]
        [DataRow(0x0194, 2525L)]
        [DataRow(0x0191, 2506L)]
        [DataRow(0xC191, 2506L)]
        [DataRow(0x07D0, 12500L)]
        [DataRow(0x1FFF, -6L)]
        [DataRow(0x1D80, -4000L)]
        [TestMethod, Collect]
        public void MCP9808_temperature(int register, long expected)
        {
            Assert.AreEqual(expected, Mcp9808.Temperature(register));
        }

        /// <summary>The data sheet's example, section 8.5.3: 20 mV over 2 mΩ at 11.98 V are 10 A and 119.8 W.</summary>
        [TestMethod, Collect]
        public void INA219_example()
        {
            Assert.AreEqual(11980, Ina219.Voltage(0x5D98));
            Assert.AreEqual(100000L, Ina219.Current(2000, 2000));
            Assert.AreEqual(1198000L, Ina219.Power(11980, 2000, 2000));
        }

        /// <summary>Current flows both ways; the module's usual shunt is 0.1 Ω.</summary>
        [DataRow(1, 1L)]
        [DataRow(-1, -1L)]
        [DataRow(32000, 32000L)]
        [DataRow(-32000, -32000L)]
        [TestMethod, Collect]
        public void INA219_current_through_a_tenth_of_an_ohm(int shunt, long expected)
        {
            Assert.AreEqual(expected, Ina219.Current(shunt, 100000));
        }

        /// <summary>A greater shunt resolves less current: a step of 10 µV is 10 µA at 1 Ω. Six decimals are the most there are.</summary>
        [DataRow(100000, 4, 1L)]
        [DataRow(1000000, 5, 1L)]
        [DataRow(10000000, 6, 1L)]
        [DataRow(100000000, 6, 0L)]
        [TestMethod, Collect]
        public void INA219_one_step_by_the_shunt(int shuntMicroohms, int decimals, long expected)
        {
            Assert.AreEqual(decimals, Ina219.Decimals(shuntMicroohms));
            Assert.AreEqual(expected, Ina219.Current(1, shuntMicroohms));
        }

        /// <summary>SBAS444D table 3: one step of each range, and its ends.</summary>
        [DataRow(1, 6144, 188L)]
        [DataRow(1, 4096, 125L)]
        [DataRow(1, 2048, 63L)]
        [DataRow(1, 256, 8L)]
        [DataRow(16384, 4096, 2048000L)]
        [DataRow(-16384, 4096, -2048000L)]
        [DataRow(32767, 6144, 6143813L)]
        [DataRow(-32768, 6144, -6144000L)]
        [TestMethod, Collect]
        public void ADS1115_voltage(int raw, int millivolts, long expected)
        {
            Assert.AreEqual(expected, Ads1115.Voltage(raw, millivolts));
        }

        /// <summary>
        /// A count of each range (application note 84323), and the correction above 1000 lx with the note's example:
        /// 1500 lx become 1658 lx.
        /// </summary>
        [DataRow(1, 0, 215L)]
        [DataRow(1, 1, 54L)]
        [DataRow(1, 2, 1L)]
        [DataRow(10000, 2, 8400L)]
        [DataRow(465, 0, 99994L)]
        [DataRow(466, 0, 107737L)]
        [DataRow(2790, 1, 165803L)]
        [TestMethod, Collect]
        public void VEML7700_illuminance(int counts, int range, long expected)
        {
            Assert.AreEqual(expected, Veml7700.Illuminance(counts, range));
        }

        /// <summary>Too bright: one coarser. Too dark: the finest that holds the light. Else as it is.</summary>
        [DataRow(10000, 2, 2)]
        [DataRow(10001, 2, 1)]
        [DataRow(10001, 1, 0)]
        [DataRow(65535, 0, 0)]
        [DataRow(149, 1, 1)]
        [DataRow(148, 1, 2)]
        [DataRow(2233, 0, 0)]
        [DataRow(2232, 0, 1)]
        [DataRow(0, 0, 2)]
        [DataRow(0, 2, 2)]
        [TestMethod, Collect]
        public void VEML7700_range(int counts, int range, int expected)
        {
            Assert.AreEqual(expected, Veml7700.BestRange(counts, range));
        }

        /// <summary>450 pulses in half a minute are 54000 an hour, 900 a minute, 15 a second.</summary>
        [DataRow(450L, 30000L, 3600000, 54000000L)]
        [DataRow(450L, 30000L, 60000, 900000L)]
        [DataRow(450L, 30000L, 1000, 15000L)]
        [DataRow(1L, 60001L, 3600000, 59999L)]
        [DataRow(0L, 1L, 3600000, 0L)]
        [TestMethod, Collect]
        public void Pulse_rate(long pulses, long milliseconds, int unit, long expected)
        {
            Assert.AreEqual(expected, PulseInput.Rate(pulses, milliseconds, unit));
        }

        /// <summary>No formula is more than one unit of its last digit away from double precision.</summary>
        [TestMethod, Collect]
        public void All_formulas_agree_with_double_precision()
        {
            for (int raw = 0; raw < 65536; raw += 251)
            {
                Near(-45.0 + (175.0 * raw / 65535.0), 2, SensirionSensor.Temperature(raw));
                Near(100.0 * raw / 65535.0, 2, SensirionSensor.Humidity(raw));
                Near(raw / 1.2, 1, Bh1750.Illuminance(raw));
                Near(-50.0 + (200.0 * raw * 16 / 1048576.0), 2, Aht20.Temperature(raw * 16));
                Near(100.0 * raw * 16 / 1048576.0, 2, Aht20.Humidity(raw * 16));
                Near((raw - 32768) * 2.048 / 32768.0, 6, Ads1115.Voltage(raw - 32768, 2048));
                Near((raw - 32768) * 0.00001 / 0.015, 4, Ina219.Current(raw - 32768, 15000));
            }

            CollectAttribute.Now();
        }

        private static void Near(double expected, int decimals, long actual)
        {
            long difference = Scaled.From(expected, decimals) - actual;
            Assert.IsTrue(difference >= -1 && difference <= 1, actual + " with " + decimals + " decimals instead of " + expected);
        }
    }
}
