using nanoFramework.TestFramework;
using Nubison.Connection;
using Tests.Delivery;

namespace Tests.Connection
{
    /// <summary>Retry-After, as RFC 9110 has it, at 2026-11-23 08:00:00.</summary>
    [TestClass]
    public class RetryAfterTests
    {
        /// <summary>Seconds and dates are understood, and never silence the device for more than 300 s.</summary>
        /// <param name="header">The header.</param>
        /// <param name="expected">The milliseconds.</param>
        [DataRow("0", 0)]
        [DataRow("7", 7000)]
        [DataRow(" 120 ", 120000)]
        [DataRow("301", 300000)]
        [DataRow("86400", 300000)]
        [DataRow("99999999999999999999", 300000)]
        [DataRow("Mon, 23 Nov 2026 08:00:30 GMT", 30000)]
        [DataRow("Mon, 23 Nov 2026 07:59:30 GMT", 0)]
        [DataRow("Tue, 24 Nov 2026 08:00:00 GMT", 300000)]
        [DataRow("Sun, 06 Nov 1994 08:49:37 GMT", 0)]
        [DataRow("Fri, 31 Dec 9999 23:59:59 GMT", 300000)]
        [TestMethod, Collect]
        public void Seconds_and_dates_are_understood(string header, int expected)
        {
            Assert.AreEqual(expected, RetryAfter.Read(header, new FakeClock()));
        }

        /// <summary>What cannot be read asks for nothing.</summary>
        /// <param name="header">The header; empty for none.</param>
        [DataRow("")]
        [DataRow("   ")]
        [DataRow("-5")]
        [DataRow("1.5")]
        [DataRow("soon")]
        [DataRow("Mon, 23 Nov 2026 08:00:30 CET")]
        [DataRow("Mon, 31 Feb 2026 08:00:30 GMT")]
        [DataRow("Mon, 00 Nov 2026 08:00:30 GMT")]
        [DataRow("Mon, 23 anF 2027 08:00:30 GMT")]
        [DataRow("Mon, 23 Xyz 2027 08:00:30 GMT")]
        [DataRow("Mon, 23 Nov 2026 24:45:30 GMT")]
        [DataRow("Mon, 23 Nov 2026 04:60:30 GMT")]
        [DataRow("Mon, 23 Nov 2026 08:00:60 GMT")]
        [DataRow("Mon, 23 Nov 0000 08:00:30 GMT")]
        [DataRow("Monday, 23-Nov-26 08:00:30 GMT")]
        [TestMethod, Collect]
        public void What_cannot_be_read_asks_for_nothing(string header)
        {
            Assert.AreEqual(0, RetryAfter.Read(header == string.Empty ? null : header, new FakeClock()));
            CollectAttribute.Now();
        }

        /// <summary>A date means nothing to a device that does not know the time; seconds do.</summary>
        [TestMethod, Collect]
        public void A_date_counts_only_with_a_valid_clock()
        {
            FakeClock clock = new FakeClock { IsValid = false };

            Assert.AreEqual(0, RetryAfter.Read("Mon, 23 Nov 2026 08:00:30 GMT", clock));
            Assert.AreEqual(7000, RetryAfter.Read("7", clock));
        }
    }
}
