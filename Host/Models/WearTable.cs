using System.Globalization;

namespace Host.Models;

/// <summary>What the journal costs in flash blocks, and how long the flash lasts at that.</summary>
internal static class WearTable
{
    /// <summary>The cycles that the flash chips' data sheets promise each block.</summary>
    public const int Cycles = 100_000;

    /// <summary>
    /// The blocks that share the wear: the 64 of the 256 kB partition, less 16 for what lies still (settings,
    /// certificates, the device's own configuration, the directories).
    /// </summary>
    public const int SharedBlocks = 48;

    /// <summary>Counts the blocks erased in some days.</summary>
    /// <param name="isOnline">Whether each reading is delivered 200 ms after it was taken, or none.</param>
    public static double ErasesPerDay(int periodSeconds, bool isOnline, int days = 2, int flushSeconds = 10)
    {
        // Offline the journal is full from the start, so that each new segment deletes an old one.
        ModelDevice device = new(isOnline ? null : ModelDevice.Filled(100), flushSeconds);
        int before = device.Flash.Erases;
        for (long second = 0; second < days * 86400L; second++)
        {
            device.Clock.Uptime = second * 1000;
            if (second % periodSeconds == 0)
            {
                device.Take(200);
                if (isOnline)
                {
                    device.Deliver();
                }
            }

            device.Journal.FlushIfDue();
        }

        return (double)(device.Flash.Erases - before) / days;
    }

    /// <summary>How long the flash lasts.</summary>
    public static double Years(double erasesPerDay) => (double)Cycles * SharedBlocks / erasesPerDay / 365.25;

    /// <summary>The lines of the tables in docs/delivery.md.</summary>
    /// <returns>The first: what each period costs. The second: that it does not depend on how full the journal is.</returns>
    public static IEnumerable<string> Lines()
    {
        yield return "| Period | Platform | Blocks erased a day | for 1000 readings | Years on 100,000 cycles |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (int period in (int[])[1, 10, 60])
        {
            foreach (bool isOnline in (bool[])[true, false])
            {
                double erases = ErasesPerDay(period, isOnline);
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {period} s | {(isOnline ? "answers" : "away")} | {erases:N0} | {erases * period / 86.4:N0} | {Years(erases):N1} |");
            }
        }

        yield return string.Empty;
        yield return "| Journal | Append: blocks for 1000 readings | Deliver: blocks for 1000 readings |";
        yield return "| --- | --- | --- |";
        foreach (int fill in (int[])[3, 50, 100])
        {
            yield return $"| {fill} % full | {AppendErases(fill)} | {DeliverErases(fill)} |";
        }
    }

    /// <summary>Counts the blocks erased for a thousand readings appended a second apart while the platform is away.</summary>
    public static int AppendErases(int fill)
    {
        ModelDevice device = new(ModelDevice.Filled(fill));
        for (int i = 0; i < 1000; i++)
        {
            device.Take(1000);
        }

        return device.Flash.Erases;
    }

    /// <summary>Counts the blocks erased for a thousand readings delivered from flash.</summary>
    public static int DeliverErases(int fill)
    {
        ModelDevice device = new(ModelDevice.Filled(fill));
        while (device.Journal.WaitingCount < 1000)
        {
            device.Take(1000);
        }

        int before = device.Flash.Erases;
        for (int i = 0; i < 1000; i++)
        {
            device.Deliver();
        }

        return device.Flash.Erases - before;
    }
}
