using System.Globalization;
using Nubison.Power;

namespace Host.Models;

/// <summary>What a device that sleeps between readings costs in flash, and how long the flash lasts at that.</summary>
internal static class SleepTable
{
    /// <summary>The lines of the tables in docs/delivery.md.</summary>
    internal static IEnumerable<string> Lines()
    {
        yield return "| A wake | Awake | Calls to flash | Commits | at most | Bytes written | Requests |";
        yield return "| --- | --- | --- | --- | --- | --- | --- |";
        Life seldom = Live(300, 12, hasWifi: true);
        yield return seldom.Quiet.Line("without upload");
        yield return Live(300, 1, hasWifi: true).Uploads.Line("with upload, each time");
        yield return seldom.Uploads.Line("with upload, every twelfth time");
        yield return string.Empty;
        yield return "| Period | Upload | Blocks erased a day | Years on 100,000 cycles |";
        yield return "| --- | --- | --- | --- |";
        foreach (int minutes in (int[])[1, 5, 15])
        {
            foreach ((string Name, int Every, bool HasWifi) row in ((string, int, bool)[])[("each time", 1, true), ("every twelfth time", 12, true), ("never: the platform is away", 1, false)])
            {
                double erases = Live(minutes * 60, row.Every, row.HasWifi).ErasesPerDay;
                yield return string.Create(CultureInfo.InvariantCulture, $"| {minutes} min | {row.Name} | {erases:N0} | {WearTable.Years(erases):N0} |");
            }
        }
    }

    private static Life Live(int periodSeconds, int uploadEvery, bool hasWifi)
    {
        ModelFlash flash = hasWifi ? new() : ModelDevice.Filled(100);
        ModelSleeper device = new(flash, 1, periodSeconds, uploadEvery) { HasWifi = hasWifi, Clock = { Drift = 0.02 } };
        device.Clock.Sleep(device.Run(WakeCause.ColdBoot));
        Life life = new();
        DateTime start = device.Clock.Now;
        int erases = flash.Erases;
        while (device.Clock.Now - start < TimeSpan.FromDays(20))
        {
            (int commits, int calls, int written, int requests) = (flash.Commits, flash.Calls, flash.Written, device.Requests);
            long sleep = device.Run(WakeCause.Timer);
            (device.HasUploaded ? life.Uploads : life.Quiet).Add(
                device.Clock.Uptime, flash.Calls - calls, flash.Commits - commits, flash.Written - written, device.Requests - requests);
            device.Clock.Sleep(sleep);
        }

        life.ErasesPerDay = (flash.Erases - erases) / (device.Clock.Now - start).TotalDays;
        return life;
    }

    private sealed class Life
    {
        internal Costs Quiet { get; } = new();

        internal Costs Uploads { get; } = new();

        internal double ErasesPerDay { get; set; }
    }

    private sealed class Costs
    {
        private double _wakes;
        private double _awake;
        private double _calls;
        private double _commits;
        private double _written;
        private double _requests;
        private int _most;

        internal void Add(long awake, int calls, int commits, int written, int requests)
        {
            _wakes++;
            _awake += awake;
            _calls += calls;
            _commits += commits;
            _written += written;
            _requests += requests;
            _most = Math.Max(_most, commits);
        }

        internal string Line(string name) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {_awake / _wakes / 1000:N1} s | {_calls / _wakes:N1} | {_commits / _wakes:N2} | {_most} | {_written / _wakes:N0} | {_requests / _wakes:N1} |");
    }
}
