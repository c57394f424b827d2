using nanoFramework.TestFramework;
using Sensors;
using Sensors.Analog;
using Sensors.Serial;

namespace Tests.Sensors
{
    /// <summary>Checksums and numbers of sensors on serial ports and analog pins, with the books' own examples.</summary>
    [TestClass]
    public class SerialTests
    {
        /// <summary>The manuals' commands: FF 01 86 ... 79, and 42 4D E2 00 00 01 71.</summary>
        [TestMethod, Collect]
        public void The_checksums_of_MH_Z19_and_PMS5003()
        {
            Assert.AreEqual((byte)0x79, Mhz19.Checksum(new byte[] { 0xFF, 0x01, 0x86, 0, 0, 0, 0, 0, 0 }));
            Assert.AreEqual(0x0171, Pms5003.Sum(new byte[] { 0x42, 0x4D, 0xE2, 0x00, 0x00, 0x01, 0x71 }, 7));
        }

        /// <summary>The DS18B20 data sheet's table of temperatures.</summary>
        [DataRow(0x07D0, 12500L)]
        [DataRow(0x0550, 8500L)]
        [DataRow(0x0191, 2506L)]
        [DataRow(0x0008, 50L)]
        [DataRow(0, 0L)]
        [DataRow(-0x0008, -50L)]
        [DataRow(-0x00A2, -1013L)]
        [DataRow(-0x0370, -5500L)]
        [TestMethod, Collect]
        public void DS18B20_temperature(int raw, long expected)
        {
            Assert.AreEqual(expected, Ds18b20.Temperature(raw));
        }

        /// <summary>1, -2, 0.15625, 16777216, and numbers that are none.</summary>
        [TestMethod, Collect]
        public void Floats_of_Modbus()
        {
            Assert.AreEqual(1000L, ModbusRegister.Float(0x3F800000, 1000));
            Assert.AreEqual(-2000L, ModbusRegister.Float(0xC0000000, 1000));
            Assert.AreEqual(156L, ModbusRegister.Float(0x3E200000, 1000));
            Assert.AreEqual(16777216000L, ModbusRegister.Float(0x4B800000, 1000));
            Assert.AreEqual(0L, ModbusRegister.Float(0x00000001, 1000));
            Assert.AreEqual(long.MinValue, ModbusRegister.Float(0x7FC00000, 1000));
        }

        /// <summary>Of the registers 0x86A0 and 0x0001 with the low word first, 100,000.</summary>
        [TestMethod, Collect]
        public void A_register_of_32_bits_has_its_words_in_the_order_that_the_settings_say()
        {
            byte[] data = new byte[] { 0x86, 0xA0, 0x00, 0x01 };
            Assert.AreEqual(100000L, Value("u32", true, 1, data));
            Assert.AreEqual(-2036334591L, Value("i32", false, 1, data));
            Assert.AreEqual(-310720L, Value("i16", false, 10, data));
        }

        /// <summary>To nine digits, as 0 to 40 °C want them.</summary>
        [DataRow(1.0, 0L)]
        [DataRow(2.718281828459045, 1000000000L)]
        [DataRow(10000.0, 9210340372L)]
        [DataRow(0.001, -6907755279L)]
        [TestMethod, Collect]
        public void The_natural_logarithm(double number, long expected)
        {
            Assert.AreEqual(expected, Scaled.From(Ntc.Logarithm(number), 9));
        }

        private static long Value(string kind, bool isLowWordFirst, long scale, byte[] data)
        {
            ModbusRegister register = new ModbusRegister("value", 0, 0, kind, isLowWordFirst, scale);
            register.Set(data, 0);
            return register.Value;
        }
    }
}
