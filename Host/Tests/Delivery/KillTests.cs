using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Host.Platform;
using Host.Tests.Doubles;
using Host.Tests.Simulator;
using Nubison.Delivery;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>
/// The simulator, killed again and again over the same flash while the platform is away half of the time. For a long
/// run: NUBISON_KILLS=200 NUBISON_LIFE_SECONDS=30 dotnet test --filter KillTests.
/// </summary>
[TestClass]
public class KillTests
{
    private const string Device = "PRD01_KILL";

    private const string Settings = """
        {
          "wifi":     { "ssid": "any", "password": "any-password" },
          "platform": { "url": "URL", "productCode": "PRD01", "deviceIdentifier": "KILL",
                        "clientId": "AbCdE123", "clientSecret": "demo-secret", "deviceName": "Kill", "modelName": "ENV-1" },
          "sampling": { "periodSeconds": 1 },
          "journal":  { "flushSeconds": 0 },
          "sensors":  [ { "type": "bme280" } ]
        }
        """;

    private static readonly int Kills = (int)Setting("NUBISON_KILLS", 20);

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(Setting("NUBISON_LIFE_SECONDS", 0.7));

    [TestMethod]
    public async Task Every_reading_that_was_stored_arrives_however_often_the_device_is_killed()
    {
        Random random = new(1);
        using TemporaryFolder folder = new();
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync();
        string settings = folder.Write("settings.json", Settings.Replace("URL", platform.Url));
        HashSet<long> stored = [];
        bool isUp = true;
        int kills = 0;

        // On a busy machine a life may be over before its first reading: then there are more of them.
        while (kills < Kills || stored.Count <= Kills / 2)
        {
            Assert.IsLessThan(10 * Kills, kills++, "too little happens");
            using Process device = await BootAsync(settings, folder["flash"]);
            TimeSpan life = random.NextDouble() * LongestLife;
            await Task.Delay(life / 2);
            if (random.Next(2) == 0)
            {
                await (isUp ? platform.GoDownAsync() : platform.ComeUpAsync());
                isUp = !isUp;
            }

            await Task.Delay(life / 2);
            device.Kill();
            await device.WaitForExitAsync();
            stored.UnionWith(Stored(Path.Combine(folder["flash"], "journal")));
            ForgetBoots(Path.Combine(folder["flash"], "state"));
        }

        if (!isUp)
        {
            await platform.ComeUpAsync();
        }

        using Process last = await BootAsync(settings, folder["flash"]);
        try
        {
            await platform.Timeline.WaitUntilAsync(_ => !stored.Except(Arrived(platform).Select(reading => reading.Number)).Any(), Patience.Limit);
        }
        finally
        {
            last.Kill();
            await last.WaitForExitAsync();
        }

        AssertInOrder(Arrived(platform), stored.Count, kills);
    }

    /// <summary>Each number stands for one reading, and the first arrivals are in order.</summary>
    private static void AssertInOrder((long Number, string Data)[] arrived, int stored, int kills)
    {
        Assert.IsEmpty(
            arrived.Distinct().GroupBy(reading => reading.Number).Where(readings => readings.Count() > 1).Select(readings => readings.Key),
            "a number stands for two readings");
        long[] first = [.. arrived.Select(reading => reading.Number).Distinct()];
        CollectionAssert.AreEqual(first.Order().ToArray(), first);
        Assert.IsLessThanOrEqualTo(8 * (kills + 1), arrived.Length - first.Length, "too many came again");
        Console.WriteLine($"{kills} kills, {stored} readings seen on flash, {first.Length} arrived, {arrived.Length - first.Length} of them again");
    }

    /// <summary>So many boots that end within a minute would make a safe mode of the next; here the journal is tried.</summary>
    private static void ForgetBoots(string folder)
    {
        StateRecord state = new(new FolderFlash(folder), new LogLines());
        state[StateField.FailedBoots] = 0;
        state.Save(false);
    }

    /// <summary>Starts the simulator and waits for its first line from the device.</summary>
    private static async Task<Process> BootAsync(string settings, string flash)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Simulator.dll"), "--settings", settings, "--flash", flash, "--no-web"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        Process process = Process.Start(start)!;
        TaskCompletionSource booted = new();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains(" boot "))
            {
                booted.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await booted.Task.WaitAsync(Patience.Limit);
        return process;
    }

    private static (long Number, string Data)[] Arrived(NubisonPlatform platform) =>
    [
        .. platform.Timeline.Entries(Device, TimelineKind.Data)
            .Select(entry => ((long)JsonNode.Parse(entry.Data!)!["sequence"]!, entry.Data!)),
    ];

    /// <summary>The numbers of the readings that are whole on flash, read without the journal's own code.</summary>
    private static IEnumerable<long> Stored(string folder)
    {
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, "r*") : [])
        {
            byte[] content = File.ReadAllBytes(file);
            for (int at = 0; at + 21 <= content.Length;)
            {
                int end = at + BitConverter.ToUInt16(content, at + 1) + 17;
                bool isWhole = content[at] is 0xF9 or 0xFA or 0xFB && end + 4 <= content.Length
                    && Crc32.Compute(content, at, end - at) == BitConverter.ToUInt32(content, end);
                if (isWhole && content[at] != 0xFB)
                {
                    yield return BitConverter.ToUInt32(content, at + 3);
                }

                at = isWhole ? end + 4 : at + 1;
            }
        }
    }

    private static double Setting(string name, double usual) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out double value) ? value : usual;
}
