using Host.Models;
using Host.Tests.Doubles;

namespace Host.Tests.Delivery;

/// <summary>What the journal costs the flash, as docs/delivery.md says.</summary>
[TestClass]
public class WearTests
{
    [TestMethod]
    [DataRow(1, 10)]
    [DataRow(10, 80)]
    [DataRow(60, 80)]
    public void While_the_platform_answers_the_flash_outlives_the_board(int period, int years) =>
        Assert.IsGreaterThan(years, WearTable.Years(WearTable.ErasesPerDay(period, isOnline: true)));

    [TestMethod]
    public void Appending_costs_a_full_journal_as_many_blocks_as_an_empty_one() =>
        Assert.IsLessThan(1.1, (double)WearTable.AppendErases(100) / WearTable.AppendErases(3));

    [TestMethod]
    public void Delivering_costs_a_full_journal_as_many_blocks_as_an_empty_one() =>
        Assert.IsLessThanOrEqualTo(1, WearTable.DeliverErases(100) - WearTable.DeliverErases(3));

    [TestMethod]
    public void The_tables_in_the_documentation_are_what_comes_out()
    {
        string documentation = File.ReadAllText(Repository.PathOf("docs/delivery.md"));
        foreach (string line in WearTable.Lines().Concat(SleepTable.Lines()))
        {
            Assert.Contains(line, documentation);
        }
    }

    [TestMethod]
    [DataRow(64, 1440)]
    [DataRow(150, 690)]
    [DataRow(300, 360)]
    public void A_full_journal_keeps_as_many_readings_as_the_documentation_says(int length, int readings)
    {
        JournalHistory history = new(128, 10);
        history.Boot(new MemoryFlash());
        string members = $"\"text\":\"{new string('x', length - 9)}\"";
        long fewest = long.MaxValue;
        for (int i = 0; i < 3000; i++)
        {
            history.Append(members);
            history.Clock.Advance(TimeSpan.FromSeconds(10));
            history.Journal.FlushIfDue();
            fewest = history.Journal.DroppedCount > 0 ? Math.Min(fewest, history.Journal.WaitingCount) : fewest;
        }

        Assert.IsGreaterThanOrEqualTo(readings, fewest);
        Assert.IsLessThan(readings * 1.1, fewest);
    }
}
