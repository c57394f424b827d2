using Nubison.Boot;

namespace Host.Tests.Delivery;

/// <summary>The boot journal, with the power going at every byte of every write.</summary>
[TestClass]
public class BootJournalTests
{
    [TestMethod]
    public void Wherever_the_power_goes_boots_are_counted_and_a_failing_board_gets_its_safe_mode()
    {
        int cuts = 0;
        RecordingFlash flash = new(new Flash());
        for (int boot = 1; boot <= 40; boot++)
        {
            flash.Changes.Clear();
            BootJournal journal = new(flash, new LogLines());
            if (boot % 3 == 0)
            {
                journal.MarkGood();
            }

            if (boot % 4 == 0)
            {
                journal.Stop();
            }

            foreach (Flash state in flash.Changes.SelectMany(change => change.Cuts()))
            {
                AssertGoesOn(state, boot);
                cuts++;
            }
        }

        Assert.IsGreaterThan(1000, cuts);
    }

    [TestMethod]
    public void A_boot_costs_one_small_write_and_a_good_one_two()
    {
        RecordingFlash flash = new(new Flash());
        BootJournal journal = new(flash, new LogLines());
        journal.Reached(1);
        journal.Reached(2);
        Assert.HasCount(1, Appends(flash));
        journal.MarkGood();
        journal.MarkGood();
        journal.Reached(3);
        Assert.HasCount(2, Appends(flash));
    }

    /// <summary>The next boots count on, and ten failing ones in a row bring the safe mode.</summary>
    private static void AssertGoesOn(Flash flash, int boot)
    {
        Flash copy = flash.Copy();
        BootJournal next = new(copy, new LogLines());
        Assert.IsTrue(next.Number == boot || next.Number == boot + 1, $"boot {next.Number} after {boot}");
        for (int i = next.FailedBoots; i < BootJournal.SafeModeAfter; i++)
        {
            Assert.IsFalse(next.IsSafeMode);
            next = new BootJournal(copy, new LogLines());
        }

        Assert.IsTrue(next.IsSafeMode);
    }

    private static FlashChange[] Appends(RecordingFlash flash) => [.. flash.Changes.Where(change => change.Bytes is not null)];
}
