using Host.Tests.Doubles;
using Nubison.Boot;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>The state record, with the power going at every byte of every write.</summary>
[TestClass]
public class StateCutTests
{
    [TestMethod]
    public void Wherever_the_power_goes_boots_are_counted_and_a_failing_board_gets_its_safe_mode()
    {
        int cuts = 0;
        RecordingFlash flash = new(new MemoryFlash());
        for (int boot = 1; boot <= 40; boot++)
        {
            flash.Changes.Clear();
            BootRecord record = Boot(flash);
            if (boot % 3 == 0)
            {
                record.MarkGood();
            }

            if (boot % 4 == 0)
            {
                record.Stop();
            }

            foreach (MemoryFlash state in flash.Changes.SelectMany(change => change.Cuts()))
            {
                AssertGoesOn(state, boot);
                cuts++;
            }
        }

        Assert.IsGreaterThan(5000, cuts);
    }

    [TestMethod]
    public void Wherever_the_power_goes_a_total_is_the_last_or_the_one_before()
    {
        RecordingFlash flash = new(new MemoryFlash());
        StateRecord state = new(flash, new LogLines());
        for (int total = 1; total <= 20; total++)
        {
            flash.Changes.Clear();
            state.SaveTotal("pulse-4", total);
            foreach (MemoryFlash cut in flash.Changes.Single().Cuts())
            {
                long found = new StateRecord(cut, new LogLines()).LoadTotal("pulse-4");
                Assert.IsTrue(found == total || found == total - 1, $"{found} after {total}");
            }
        }
    }

    [TestMethod]
    public void A_save_that_failed_is_followed_by_one_to_the_same_file()
    {
        RecordingFlash flash = new(new MemoryFlash());
        FailingFlash failing = new(flash);
        StateRecord state = new(failing, new LogLines());
        state.SaveTotal("pulse-4", 1);
        state.SaveTotal("pulse-4", 2);
        failing.IsFailing = () => true;
        state.SaveTotal("pulse-4", 3);
        failing.IsFailing = () => false;
        flash.Changes.Clear();
        state.SaveTotal("pulse-4", 4);

        foreach (MemoryFlash cut in flash.Changes.Single().Cuts())
        {
            Assert.IsGreaterThanOrEqualTo(2, new StateRecord(cut, new LogLines()).LoadTotal("pulse-4"));
        }
    }

    [TestMethod]
    public void A_boot_costs_one_save_and_a_good_one_two()
    {
        RecordingFlash flash = new(new MemoryFlash());
        BootRecord boot = Boot(flash);
        boot.Begin(BootPart.Settings);
        boot.Begin(BootPart.Journal);
        Assert.HasCount(1, flash.Changes);
        boot.MarkGood();
        boot.MarkGood();
        boot.Begin(BootPart.Sampling);
        Assert.HasCount(2, flash.Changes);
    }

    [TestMethod]
    public void A_state_that_could_not_be_read_is_not_written_over()
    {
        MemoryFlash flash = new();
        new StateRecord(flash, new LogLines()).SaveTotal("pulse-4", 42);
        byte[] before = flash["state.a"];
        FailingFlash failing = new(flash) { IsFailing = () => true };
        StateRecord state = new(failing, new LogLines());
        failing.IsFailing = () => false;
        state.SaveTotal("pulse-4", 1);

        Assert.AreSame(before, flash["state.a"]);
        Assert.HasCount(1, flash.List());
    }

    /// <summary>The next boots count on, and ten failing ones in a row bring the safe mode.</summary>
    private static void AssertGoesOn(MemoryFlash flash, int boot)
    {
        MemoryFlash copy = flash.Copy();
        BootRecord next = Boot(copy);
        Assert.IsTrue(next.Number == boot || next.Number == boot + 1, $"boot {next.Number} after {boot}");
        int further = 0;
        for (; next.Failed == BootPart.Starting && further <= BootRecord.SafeModeAfter; further++)
        {
            next = Boot(copy);
        }

        Assert.IsLessThanOrEqualTo(BootRecord.SafeModeAfter, further);
    }

    private static BootRecord Boot(Nubison.Delivery.IStorage flash)
    {
        LogLines log = new();
        return new BootRecord(new StateRecord(flash, log), log);
    }
}
