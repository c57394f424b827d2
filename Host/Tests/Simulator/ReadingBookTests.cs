using Host.Simulator.Readings;

namespace Host.Tests.Simulator;

/// <summary>What is concluded of each reading from what can be seen outside of the firmware.</summary>
[TestClass]
public sealed class ReadingBookTests
{
    private readonly ReadingBook _book = new(settled: 0, new HashSet<long>());

    [TestMethod]
    public void A_reading_goes_from_RAM_over_flash_to_the_platform()
    {
        Observe(taken: 1);
        AssertStates("1 InRam");
        Observe(taken: 2, onFlash: [1, 2]);
        AssertStates("1 OnFlash, 2 OnFlash");
        _book.Try(1);
        AssertStates("1 Sent, 2 OnFlash");
        _book.Accept(1);
        _book.Try(0);
        Observe(taken: 2, onFlash: [1, 2]);
        AssertStates("1 Accepted, 2 OnFlash");
        Assert.AreEqual(new ReadingTotals(Taken: 2, InRam: 0, OnFlash: 1, Accepted: 1, Unsaved: 0, Dropped: 0), _book.Totals);
        Assert.IsTrue(_book.Totals.AddUp);
    }

    [TestMethod]
    public void A_repeat_counts_once()
    {
        Observe(taken: 1);
        _book.Accept(1);
        _book.Accept(1);
        Observe(taken: 1);
        Assert.AreEqual(1, _book.Totals.Accepted);
        Assert.IsTrue(_book.Totals.AddUp);
    }

    [TestMethod]
    public void What_was_in_RAM_alone_goes_with_the_power()
    {
        Observe(taken: 3, onFlash: [1, 2]);
        _book.EndRun();
        AssertStates("1 OnFlash, 2 OnFlash, 3 Unsaved");
        Observe(taken: 0, onFlash: [1, 2]);
        Assert.AreEqual(new ReadingTotals(3, 0, 2, 0, 1, 0), _book.Totals);
    }

    [TestMethod]
    public void What_arrives_after_all_was_not_lost()
    {
        Observe(taken: 1);
        _book.EndRun();
        _book.Accept(1);
        Observe(taken: 0);
        Assert.AreEqual(new ReadingTotals(1, 0, 0, 1, 0, 0), _book.Totals);
    }

    [TestMethod]
    public void After_a_power_cut_numbers_may_be_left_out()
    {
        Observe(taken: 3, onFlash: [1, 2, 3]);
        _book.EndRun();
        Observe(taken: 2, onFlash: [1, 2, 3]);
        AssertStates("1 OnFlash, 2 OnFlash, 3 OnFlash, 4 InRam, 5 InRam");
        Observe(taken: 3, onFlash: [1, 2, 3, 12, 13, 14]);
        AssertStates("1 OnFlash, 2 OnFlash, 3 OnFlash, 12 OnFlash, 13 OnFlash, 14 OnFlash");
        Assert.AreEqual(6, _book.Totals.Taken);
        Assert.IsTrue(_book.Totals.AddUp);
    }

    [TestMethod]
    public void What_leaves_the_flash_without_arriving_was_dropped()
    {
        Observe(taken: 3, onFlash: [1, 2, 3]);
        Observe(taken: 3, waiting: 1, onFlash: [3]);
        Assert.AreEqual(new ReadingTotals(3, 0, 1, 0, 0, 2), _book.Totals);
    }

    [TestMethod]
    public void What_the_device_gives_up_in_RAM_was_dropped()
    {
        Observe(taken: 5, waiting: 5);
        Enumerable.Range(0, 3).ToList().ForEach(_ => Observe(taken: 5, waiting: 3));
        AssertStates("1 Dropped, 2 Dropped, 3 InRam, 4 InRam, 5 InRam");
    }

    [TestMethod]
    public void Readings_of_an_earlier_life_are_taken_in_and_delivered_ones_are_not()
    {
        ReadingBook book = new(settled: 7, new HashSet<long> { 6, 7, 8, 9 });
        book.Observe(0, 2, new HashSet<long> { 6, 7, 8, 9 });
        Assert.AreEqual(new ReadingTotals(2, 0, 2, 0, 0, 0), book.Totals);
        book.Accept(8);
        book.Observe(1, 2, new HashSet<long> { 6, 7, 8, 9, 10 });
        Assert.AreEqual(new ReadingTotals(3, 0, 2, 1, 0, 0), book.Totals);
    }

    [TestMethod]
    public void Thousands_are_counted_and_few_are_kept()
    {
        for (int i = 1; i <= 5000; i++)
        {
            Observe(taken: i, waiting: 1, onFlash: [.. Enumerable.Range(Math.Max(1, i - 20), Math.Min(i, 21)).Select(number => (long)number)]);
            _book.Accept(i);
        }

        Assert.AreEqual(new ReadingTotals(5000, 0, 0, 5000, 0, 0), _book.Totals);
        Assert.IsLessThan(100, _book.Readings.Count);
    }

    private void Observe(long taken, long? waiting = null, params long[] onFlash) => _book.Observe(taken, waiting ?? taken + 100, onFlash.ToHashSet());

    [TestMethod]
    public void Of_those_given_up_the_device_knows_which_were_refused()
    {
        ReadingTotals totals = new ReadingTotals(10, 1, 2, 3, 0, 4).With(refused: 3);

        Assert.AreEqual((1L, 3L, 4L), (totals.Dropped, totals.Refused, totals.Lost));
        Assert.IsTrue(totals.AddUp);
    }

    private void AssertStates(string expected) =>
        Assert.AreEqual(expected, string.Join(", ", _book.Readings.Select(reading => $"{reading.Number} {reading.State}")));
}
