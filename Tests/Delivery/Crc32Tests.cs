using System.Text;
using nanoFramework.TestFramework;
using Nubison.Delivery;

namespace Tests.Delivery
{
    /// <summary>The check that guards every record on flash.</summary>
    [TestClass]
    public class Crc32Tests
    {
        /// <summary>The check value that the catalogue of CRC algorithms gives for CRC-32/ISO-HDLC, and two known others.</summary>
        [DataRow("123456789", 0xCBF43926L)]
        [DataRow("", 0L)]
        [DataRow("a", 0xE8B7BE43L)]
        [TestMethod, Collect]
        public void The_check_is_that_of_Ethernet_and_zip(string text, long expected)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);

            Assert.AreEqual(expected, (long)Crc32.Compute(bytes, 0, bytes.Length));
        }

        /// <summary>Only the part asked for counts.</summary>
        [TestMethod, Collect]
        public void The_check_of_a_part_leaves_the_rest_out()
        {
            byte[] bytes = Encoding.UTF8.GetBytes("xx123456789yy");

            Assert.AreEqual(0xCBF43926L, (long)Crc32.Compute(bytes, 2, 9));
        }
    }
}
