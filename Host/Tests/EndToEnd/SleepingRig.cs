using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Host.Board;
using Host.Platform;
using Host.Simulator.Device;

namespace Host.Tests.EndToEnd;

/// <summary>A device that sleeps between readings, and what can be seen of each of its wakes.</summary>
internal sealed class SleepingRig : IAsyncDisposable
{
    /// <summary>Any sleep that the timer ends is over at once.</summary>
    public const double AtOnce = 1e9;

    /// <summary>On every chip that pins can wake it is one of them.</summary>
    public const int Door = 4;

    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<BoardRun, Wake> _wakes = [];

    private SleepingRig(Rig rig, JsonObject power, double speed)
    {
        Rig = rig;
        rig.Settings["sampling"]!["periodSeconds"] = 300;
        rig.Settings["power"] = power;
        power["sleep"] = true;
        power["uploadSeconds"] ??= 10;
        power["stayAwakeSeconds"] ??= 1;
        rig.Settings["board"] = new JsonObject { ["chip"] = rig.Board.Soc.Name };
        rig.Settings["sensors"] = new JsonArray(new JsonObject { ["type"] = "sht4x" });
        if (power["wakePins"] is not null)
        {
            rig.Settings["sensors"]!.AsArray().Add(new JsonObject { ["type"] = "digital", ["name"] = "door", ["pin"] = Door, ["activeLow"] = true });
        }

        rig.WriteSettings();
        Device = new SimulatedDevice("sleeper", rig.Board, rig.Settings, speed);
        rig.Board.Flash.Changed += Count;
        rig.Board.Wifi.RadioChanged += isOn => Now.IsOnAir |= isOn;
    }

    public Rig Rig { get; }

    public SimulatedDevice Device { get; }

    /// <summary>Gets the runs of the firmware, in their order.</summary>
    public Wake[] Wakes => [.. _wakes.Values.OrderBy(wake => wake.Number)];

    /// <summary>Gets what came to the platform, by number and time, in the order in which it came.</summary>
    public (long Number, DateTimeOffset Time)[] Delivered =>
        [.. Rig.Data().Select(data => ((long)data["sequence"]!, DateTimeOffset.Parse((string)data["time"]!, CultureInfo.InvariantCulture)))];

    private Wake Now => _wakes.GetOrAdd(Rig.Board.Power.Run!, run => new Wake(_wakes.Count, run));

    /// <summary>Makes one, some minutes before its next wake: when it wakes depends on the time of day and its key.</summary>
    public static async Task<SleepingRig> MakeAsync(JsonObject power, double speed = AtOnce, string chip = "esp32")
    {
        SleepingRig rig = new(await Rig.MakeAsync(soc: Soc.Named(chip)), power, speed);
        BoardTime time = rig.Rig.Board.Time;
        await time.PassAsync(s_start - time.GetUtcNow(), AtOnce, default);
        return rig;
    }

    /// <summary>Waits until it is so.</summary>
    public async Task UntilAsync(Func<SleepingRig, bool> condition, string what)
    {
        using CancellationTokenSource limit = new(Patience.Limit);
        while (!condition(this))
        {
            Assert.IsFalse(limit.IsCancellationRequested, $"{what}; {Wakes.Length} wakes, {Rig.Data().Length} delivered:\n{Rig.Log()}");
            await Task.Delay(20);
        }
    }

    public Task DeliveredAsync(int readings) => UntilAsync(
        rig => rig.Rig.Data().DistinctBy(data => (long)data["sequence"]!).Count() >= readings, $"{readings} readings arrive");

    public Task AsleepAsync() => UntilAsync(rig => rig.Device.State == DeviceState.Asleep, "it sleeps");

    public Task WokenAsync(int wakes) => UntilAsync(rig => rig.Wakes.Length > wakes, $"it has woken {wakes} times");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Device.CutPowerAsync();
        Device.Dispose();
        await Rig.DisposeAsync();
    }

    private void Count(FlashOperation operation)
    {
        Wake wake = Now;
        wake.Commits++;
        if (operation.Kind == FlashOperationKind.Close && operation.Path.StartsWith(@"I:\journal\r", StringComparison.Ordinal))
        {
            wake.Taken.Add(Rig.Board.Time.GetUtcNow());
        }
    }

    /// <summary>A run of the firmware.</summary>
    internal sealed class Wake(int number, BoardRun run)
    {
        public int Number => number;

        public ChipWakeCause Cause => run.WokenBy.Cause;

        /// <summary>Gets or sets how often it changed the flash: a commit each.</summary>
        public int Commits { get; set; }

        /// <summary>Gets the true times at which it wrote to the journal.</summary>
        public List<DateTimeOffset> Taken { get; } = [];

        public bool IsOnAir { get; set; }
    }
}
