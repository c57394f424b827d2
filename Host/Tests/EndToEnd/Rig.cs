using System.Text.Json.Nodes;
using Host.Board;
using Host.Board.Chips;
using Host.Platform;

namespace Host.Tests.EndToEnd;

/// <summary>
/// A board with a BME280 and a door contact, running the real firmware from <c>Main</c> against a real
/// platform over real sockets.
/// </summary>
internal sealed class Rig : IAsyncDisposable
{
    private const int Led = 2;

    /// <summary>Every chip has it, and none has another use for it.</summary>
    private const int Door = 18;

    private Rig(NubisonPlatform platform, Soc? soc)
    {
        Platform = platform;
        Board = new VirtualBoard(soc: soc);
        Bme280 = new Bme280Chip(TimeProvider.System) { Temperature = 21.5, Humidity = 55, Pressure = 1013.25 };
        Board.I2c.Attach(1, 0x76, Bme280);
        Settings = new JsonObject
        {
            ["wifi"] = new JsonObject { ["ssid"] = Board.AccessPoint.Ssid, ["password"] = Board.AccessPoint.Password },
            ["platform"] = new JsonObject
            {
                ["url"] = platform.Url,
                ["productCode"] = DemoAccount.ProductCode,
                ["deviceIdentifier"] = "A1B2C3",
                ["clientId"] = DemoAccount.Client.Id,
                ["clientSecret"] = DemoAccount.Client.Secret,
                ["deviceName"] = "Greenhouse 1",
                ["modelName"] = DemoAccount.ModelName,
            },
            ["sampling"] = new JsonObject { ["periodSeconds"] = 1 },
            ["sensors"] = new JsonArray(
                new JsonObject { ["type"] = "bme280" },
                new JsonObject { ["type"] = "digital", ["name"] = "door", ["pin"] = Door, ["pull"] = "up", ["activeLow"] = true }),
        };
    }

    public NubisonPlatform Platform { get; }

    public VirtualBoard Board { get; }

    public Bme280Chip Bme280 { get; }

    /// <summary>Gets the settings, written to the flash at each start.</summary>
    public JsonObject Settings { get; }

    /// <summary>Gets what the log must never show.</summary>
    private string[] Secrets => [DemoAccount.Client.Secret, Board.AccessPoint.Password];

    public static async Task<Rig> MakeAsync(PlatformOptions? options = null, Soc? soc = null) => new(await NubisonPlatform.StartAsync(options), soc);

    /// <summary>Writes the settings and turns the power on.</summary>
    public void Start()
    {
        WriteSettings();
        Board.Power.On(Firmware.Program.Main);
    }

    public void WriteSettings() => File.WriteAllText(Path.Combine(Board.Flash.Folder, "nubison.json"), Settings.ToJsonString());

    /// <summary>Presses the button until the device sleeps.</summary>
    public void Stop()
    {
        PressLong();
        ReleaseButton();
        Assert.IsTrue(Board.Power.Run!.Wait(Patience.Limit), "the device goes to sleep");
        Assert.AreEqual(RunEnd.DeepSleep, Board.Power.Run!.Ended.Result);
    }

    /// <summary>Presses the button until the device says that it stops; it is held still.</summary>
    public void PressLong()
    {
        long before = Board.Log.Last;
        Board.Pins[Board.Soc.BootButton].Drive(false);
        Assert.IsTrue(Board.Log.WaitFor(" stop: ", Patience.Limit, after: before), $"the device notices the button:\n{Log()}");
    }

    public void ReleaseButton() => Board.Pins[Board.Soc.BootButton].Release();

    public void OpenDoor() => Board.Pins[Door].Drive(false);

    public void CloseDoor() => Board.Pins[Door].Release();

    /// <summary>Every reading goes to flash at once.</summary>
    public void StoreAtOnce() => Settings["journal"] = new JsonObject { ["flushSeconds"] = 0 };

    /// <summary>Waits until so many readings more, each stored at once, are on flash.</summary>
    public void Stored(int count, Action cause)
    {
        using CountdownEvent stored = new(count);
        void Count(FlashOperation operation)
        {
            if (IsAppend(operation) && !stored.IsSet)
            {
                stored.Signal();
            }
        }

        Board.Flash.Changed += Count;
        cause();
        Assert.IsTrue(stored.Wait(Patience.Limit), $"{count} readings are stored:\n{Log()}");
        Board.Flash.Changed -= Count;
    }

    /// <summary>Turns the power on, and cuts it while the reading after so many is written.</summary>
    public void StartAndCutAfter(int stored)
    {
        Board.Flash.Plan = operation => IsAppend(operation) && stored-- == 0 ? FlashFault.CutBefore : FlashFault.None;
        Start();
        Assert.IsTrue(Board.Power.Run!.Wait(Patience.Limit), $"the power is cut:\n{Log()}");
        Board.Flash.Plan = null;
    }

    /// <summary>Waits until the LED has changed so many times.</summary>
    public void Blinks(int changes)
    {
        using CountdownEvent left = new(changes);
        void Count(bool level)
        {
            if (!left.IsSet)
            {
                left.Signal();
            }
        }

        Board.Pins[Led].Changed += Count;
        Assert.IsTrue(left.Wait(Patience.Limit), $"the LED blinks:\n{Log()}");
        Board.Pins[Led].Changed -= Count;
    }

    public Task DeliveredAsync(int count) => CountAsync(TimelineKind.Data, count);

    public Task CountAsync(TimelineKind kind, int count) =>
        Platform.Timeline.WaitUntilAsync(timeline => timeline.Count(kind) >= count, Patience.Limit);

    /// <summary>Gives what the platform has of the device's data, oldest first.</summary>
    public JsonObject[] Data() =>
        [.. Platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => JsonNode.Parse(entry.Data!)!.AsObject())];

    /// <summary>Waits for a reading that has an attribute: on a busy machine a sensor may miss the device's first one.</summary>
    public async Task<JsonObject> DataWithAsync(string attribute)
    {
        await Platform.Timeline.WaitUntilAsync(_ => Data().Any(data => data.ContainsKey(attribute)), Patience.Limit);
        return Data().First(data => data.ContainsKey(attribute));
    }

    public long[] Sequences() => [.. Data().Select(data => (long)data["sequence"]!)];

    public void LogShows(string part, int times = 1) =>
        Assert.IsTrue(Board.Log.WaitFor(part, Patience.Limit, times), $"the log shows \"{part}\":\n{Log()}");

    public string Log() => string.Join('\n', Board.Log.Lines.Select(line => line.Text));

    private static bool IsAppend(FlashOperation operation) =>
        operation.Kind == FlashOperationKind.Close && operation.Path.StartsWith(@"I:\journal\r", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        Board.Power.Cut();
        string log = Log();
        IReadOnlyList<Exception> faults = Board.Failures;
        Board.Dispose();
        await Platform.DisposeAsync();
        Assert.IsEmpty(faults, "no exception left a thread of the device");
        foreach (string secret in Secrets)
        {
            Assert.DoesNotContain(secret, log, "the log holds no secret");
        }
    }
}
