using nanoFramework.TestFramework;
using Nubison.Connection;

namespace Tests.Connection
{
    /// <summary>The back-off table of <c>docs/protocol.md</c>.</summary>
    [TestClass]
    public class BackOffTests
    {
        /// <summary>The n-th wait in a row is drawn from 0.5 s to the n-th limit.</summary>
        /// <param name="failures">The failures before.</param>
        /// <param name="limit">The longest wait, in milliseconds.</param>
        [DataRow(0, 1000)]
        [DataRow(1, 2000)]
        [DataRow(2, 4000)]
        [DataRow(3, 8000)]
        [DataRow(4, 16000)]
        [DataRow(5, 32000)]
        [DataRow(6, 64000)]
        [DataRow(7, 128000)]
        [DataRow(8, 256000)]
        [DataRow(9, 300000)]
        [DataRow(10, 300000)]
        [DataRow(31, 300000)]
        [DataRow(32, 300000)]
        [DataRow(2147483647, 300000)]
        [TestMethod, Collect]
        public void Each_wait_is_drawn_up_to_its_limit(int failures, int limit)
        {
            Assert.AreEqual(limit, BackOff.Draw(failures, new FakeRandom(true)));
            Assert.AreEqual(BackOff.Minimum, BackOff.Draw(failures, new FakeRandom(false)));
            CollectAttribute.Now();
        }
    }
}
