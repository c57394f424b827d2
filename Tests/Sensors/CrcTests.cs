using nanoFramework.TestFramework;
using Sensors;
using Sensors.I2c;

namespace Tests.Sensors
{
    /// <summary>The checksums of chips and lines.</summary>
    [TestClass]
    public class CrcTests
    {
        /// <summary>Sensirion's example, two words of the SCD4x data sheet, and CRC-8/NRSC-5's check value.</summary>
        [DataRow("BEEF", 0x92)]
        [DataRow("6667", 0xA2)]
        [DataRow("5EB9", 0x3C)]
        [DataRow("313233343536373839", 0xF7)]
        [TestMethod, Collect]
        public void The_published_values_come_out(string bytes, int expected)
        {
            byte[] data = Hex.Bytes(bytes);

            Assert.AreEqual(expected, Crc.Chip(data, 0, data.Length));
        }

        /// <summary>An answer that a real AHT20 gave.</summary>
        [TestMethod, Collect]
        public void A_real_answer_is_right()
        {
            Assert.AreEqual(0x76, Crc.Chip(Hex.Bytes("1C269A7642E7"), 0, 6));
        }

        /// <summary>The HTU21D data sheet's example: these chips start with 0.</summary>
        [TestMethod, Collect]
        public void An_answer_of_an_HTU21D_is_right()
        {
            Assert.AreEqual(0x7C, Crc.Chip(Hex.Bytes("683A"), 0, 2, 0));
        }

        /// <summary>Modbus over serial line, 6.2.2: of 02 07 the low byte is 0x41, the high one 0x12.</summary>
        [TestMethod, Collect]
        public void The_checksum_of_Modbus()
        {
            Assert.AreEqual(0x1241, Crc.Modbus(new byte[] { 0x02, 0x07 }, 2));
            Assert.AreEqual(0, Crc.Modbus(new byte[] { 0xFE, 0x04, 0x00, 0x03, 0x00, 0x01, 0xD5, 0xC5 }, 8));
        }

        /// <summary>The ROM code of Maxim's application note 27: 02 1C B8 01 00 00 00 has the checksum 0xA2.</summary>
        [TestMethod, Collect]
        public void The_checksum_of_1_Wire()
        {
            byte[] rom = new byte[] { 0x02, 0x1C, 0xB8, 0x01, 0x00, 0x00, 0x00, 0xA2 };
            Assert.AreEqual(0xA2, Crc.OneWire(rom, 0, 7));
            Assert.AreEqual(0, Crc.OneWire(rom, 0, 8));
        }

        /// <summary>72 bits of an SCD4x's answer: whichever is turned over, it shows.</summary>
        [TestMethod, Collect]
        public void Every_single_bit_error_is_caught()
        {
            byte[] answer = new byte[9];
            for (int word = 0; word < 3; word++)
            {
                answer[word * 3] = (byte)(0x12 + (word * 77));
                answer[(word * 3) + 1] = (byte)(0x34 + (word * 31));
                answer[(word * 3) + 2] = (byte)Crc.Chip(answer, word * 3, 2);
            }

            Assert.IsTrue(SensirionSensor.IsRight(answer, 9));
            for (int bit = 0; bit < 72; bit++)
            {
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(SensirionSensor.IsRight(answer, 9), "bit " + bit);
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }
}
