using System;
using System.Text;
using nanoFramework.TestFramework;
using Nubison.Protocol;

namespace Tests.Protocol
{
    /// <summary>The writer of all request bodies.</summary>
    [TestClass]
    public class JsonWriterTests
    {
        /// <summary>RFC 8259, section 7: quotation mark, backslash and control characters are escaped, nothing else has to be.</summary>
        /// <param name="text">The text.</param>
        /// <param name="expected">Its JSON.</param>
        [DataRow("", "\"\"")]
        [DataRow("Greenhouse 1", "\"Greenhouse 1\"")]
        [DataRow("a\"b\\c/d", "\"a\\\"b\\\\c/d\"")]
        [DataRow("a\nb\tc\u001fd", "\"a\\u000Ab\\u0009c\\u001Fd\"")]
        [DataRow("\u00fc \u6e29\u5ba4 \ud83c\udf31 \u007f", "\"\u00fc \u6e29\u5ba4 \ud83c\udf31 \u007f\"")]
        [TestMethod, Collect]
        public void Text_is_escaped(string text, string expected)
        {
            Assert.AreEqual(expected, Written(Writer(100).Text(text)));
        }

        /// <summary>Integers come out whole, the smallest one too.</summary>
        /// <param name="value">The number.</param>
        /// <param name="expected">Its JSON.</param>
        [DataRow(0L, "0")]
        [DataRow(7L, "7")]
        [DataRow(-10L, "-10")]
        [DataRow(9223372036854775807L, "9223372036854775807")]
        [DataRow(-9223372036854775808L, "-9223372036854775808")]
        [TestMethod, Collect]
        public void An_integer_is_exact(long value, string expected)
        {
            Assert.AreEqual(expected, Written(Writer(100).Number(value)));
        }

        /// <summary>Scaled integers come out exactly.</summary>
        /// <param name="scaled">The scaled number.</param>
        /// <param name="decimals">Its decimals.</param>
        /// <param name="expected">Its JSON.</param>
        [DataRow(2153L, 2, "21.53")]
        [DataRow(-5L, 1, "-0.5")]
        [DataRow(-2005L, 2, "-20.05")]
        [DataRow(0L, 3, "0.000")]
        [DataRow(12L, 0, "12")]
        [DataRow(-9223372036854775808L, 3, "-9223372036854775.808")]
        [TestMethod, Collect]
        public void A_scaled_number_is_exact(long scaled, int decimals, string expected)
        {
            Assert.AreEqual(expected, Written(Writer(100).Number(scaled, decimals)));
        }

        /// <summary>Times are RFC 3339 with milliseconds, every field at its width.</summary>
        [TestMethod, Collect]
        public void A_time_has_all_its_digits()
        {
            Assert.AreEqual("\"2026-01-02T03:04:05.006Z\"", Written(Writer(100).Time(new DateTime(2026, 1, 2, 3, 4, 5, 6))));
        }

        /// <summary>Nothing in a form's value can be taken for the form's own punctuation.</summary>
        /// <param name="text">The value.</param>
        /// <param name="expected">Its form.</param>
        [DataRow("PRD01_A1B2C3", "PRD01_A1B2C3")]
        [DataRow("a.b-c~d", "a.b-c~d")]
        [DataRow("a b&c=d+e%f/g", "a%20b%26c%3Dd%2Be%25f%2Fg")]
        [DataRow("\u00fc@[`{", "%C3%BC%40%5B%60%7B")]
        [TestMethod, Collect]
        public void A_form_value_is_encoded(string text, string expected)
        {
            Assert.AreEqual(expected, Written(Writer(100).FormValue(text)));
        }

        /// <summary>What does not fit is noticed wherever it happens, and never written beyond the buffer.</summary>
        [TestMethod, Collect]
        public void What_does_not_fit_is_noticed()
        {
            Assert.IsTrue(Writer(3).Literal("abcd").Overflowed);
            Assert.IsTrue(Writer(3).Text("ab").Overflowed);
            Assert.IsTrue(Writer(3).Number(1234).Overflowed);
            Assert.IsTrue(Writer(3).Raw(new byte[4], 0, 4).Overflowed);
            Assert.IsTrue(Writer(3).FormValue("a b").Overflowed);
            Assert.IsFalse(Writer(3).Literal("abc").Overflowed);
            Assert.IsFalse(Writer(3).Literal("abcd").Clear().Literal("a").Overflowed);
        }

        /// <summary>Several can share one buffer.</summary>
        [TestMethod, Collect]
        public void A_part_of_a_buffer_is_written_and_nothing_beyond_it()
        {
            JsonWriter writer = new JsonWriter(Encoding.UTF8.GetBytes("........"));

            Assert.IsFalse(writer.Begin(2, 5).Raw(Encoding.UTF8.GetBytes("xabc"), 1, 3).Overflowed);
            Assert.AreEqual(5, writer.Length);
            Assert.IsTrue(writer.Literal('d').Overflowed);
            Assert.AreEqual("..abc...", Encoding.UTF8.GetString(writer.Buffer, 0, 8));
        }

        private static JsonWriter Writer(int capacity)
        {
            return new JsonWriter(new byte[capacity]);
        }

        private static string Written(JsonWriter writer)
        {
            Assert.IsFalse(writer.Overflowed);
            return Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length);
        }
    }
}
