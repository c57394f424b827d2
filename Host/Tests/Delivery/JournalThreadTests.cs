using Host.Tests.Doubles;
using Nubison.Delivery;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>The journal between the sampling thread and the upload thread.</summary>
[TestClass]
public class JournalThreadTests
{
    private const int Readings = 20_000;

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    public void A_thread_that_samples_and_one_that_uploads_do_not_disturb_each_other(int flushSeconds)
    {
        ManualClock clock = new();
        MemoryFlash flash = new();
        Journal journal = new(flash, new StateRecord(flash, new LogLines()), clock, new LogLines(), 128, flushSeconds);
        Thread sampling = new(() =>
        {
            for (int i = 1; i <= Readings; i++)
            {
                journal.Append(new TextMembers($"\"n\":{i}"), clock.Uptime);
                clock.Advance(TimeSpan.FromMilliseconds(100));
                journal.FlushIfDue();
                while (journal.WaitingCount > 1000)
                {
                    Thread.Yield();
                }
            }
        });
        sampling.Start();

        WaitingReading reading = new();
        for (long expected = 1; expected <= Readings;)
        {
            if (reading.Peek(journal))
            {
                Assert.AreEqual(expected, reading.Number);
                Assert.AreEqual($"\"n\":{expected}", reading.Members);
                journal.Settle(expected++, false);
            }
        }

        Assert.IsTrue(sampling.Join(Patience.Limit));
        Assert.AreEqual(0, journal.DroppedCount);
    }
}
