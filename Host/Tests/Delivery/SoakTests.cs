namespace Host.Tests.Delivery;

/// <summary>Thirty days of a reading every minute, with everything that happens in thirty days.</summary>
[TestClass]
[DoNotParallelize]
public class SoakTests
{
    private const int Days = 30;

    // Numbers given up after power cuts included.
    private const int Capacity = 60_000;

    [TestMethod]
    public void In_thirty_days_with_power_cuts_and_outages_below_a_day_only_what_was_not_on_flash_is_lost()
    {
        SoakDevice device = new(1, Capacity);
        Run(device, 1, TimeSpan.FromHours(20), cuts: true);

        Assert.IsGreaterThan(20, device.Cuts);
        Assert.IsEmpty(device.Lost(), string.Join(' ', device.Lost()));
        long missing = device.Last - device.Platform.Arrived;
        long counted = device.Journal.DroppedCount + device.Journal.RefusedCount + device.Journal.SkippedCount;
        Assert.AreEqual(0, device.Journal.DroppedCount);
        Assert.IsGreaterThanOrEqualTo(missing, counted);
        Assert.IsLessThanOrEqualTo(missing + (8 * device.Cuts), counted);
        Console.WriteLine($"{device.Cuts} cuts, {device.Last} numbers, {missing} missing, {counted} counted");
    }

    [TestMethod]
    public void In_thirty_days_with_outages_of_days_what_arrived_was_refused_or_dropped_is_what_was_produced()
    {
        SoakDevice device = new(2, Capacity);
        Run(device, 2, TimeSpan.FromDays(4), cuts: false);

        Assert.IsGreaterThan(0, device.Journal.DroppedCount);
        Assert.AreEqual(0, device.Journal.SkippedCount);
        Assert.AreEqual(device.Last, device.Platform.Arrived + device.Journal.DroppedCount + device.Journal.RefusedCount);
        Console.WriteLine($"{device.Last} numbers, {device.Platform.Arrived} arrived, {device.Journal.DroppedCount} dropped");
    }

    private static void Run(SoakDevice device, int seed, TimeSpan longestOutage, bool cuts)
    {
        Random random = new(seed);
        DateTime end = device.Now.AddDays(Days);
        long memory = 0;
        while (device.Now < end)
        {
            Misbehaviour misbehaviour = (Misbehaviour)random.Next(1, 6);
            device.HasWifi = misbehaviour != Misbehaviour.NoWifi;
            device.Platform.Misbehaviour = misbehaviour;
            TimeSpan outage = misbehaviour == Misbehaviour.LosesAnswers ? TimeSpan.FromMinutes(3) : longestOutage * Math.Pow(random.NextDouble(), 3);
            Live(device, random, outage, cuts);
            device.HasWifi = true;
            device.Platform.Misbehaviour = Misbehaviour.None;
            Live(device, random, TimeSpan.FromHours(random.Next(1, 20)), cuts);
            memory = memory == 0 ? Memory(device) : memory;
        }

        // What gathered is sent a third faster than it was taken, or four times as fast.
        device.Live(TimeSpan.FromDays(2));
        Assert.AreEqual(0, device.Journal.WaitingCount);

        // The test host's own memory moves by tens of kilobytes; five bytes kept of each reading would be more than this.
        Assert.IsLessThan(memory + 200_000, Memory(device), "memory grows");
    }

    private static void Live(SoakDevice device, Random random, TimeSpan time, bool cuts)
    {
        DateTime end = device.Now + time;
        while (device.Now < end)
        {
            TimeSpan part = TimeSpan.FromSeconds(random.Next(100_000));
            device.Live(part < end - device.Now ? part : end - device.Now);
            TimeSpan pause = TimeSpan.FromSeconds(random.Next(2000));
            switch (random.Next(cuts ? 4 : 2))
            {
                case 0:
                    device.Sleep(pause);
                    break;
                case 1:
                    break;
                default:
                    device.LosePower(pause);
                    break;
            }
        }
    }

    /// <summary>What is in use once everything has been delivered.</summary>
    private static long Memory(SoakDevice device)
    {
        device.Live(TimeSpan.FromDays(2));
        Assert.AreEqual(0, device.Journal.WaitingCount);
        return GC.GetTotalMemory(true);
    }
}
