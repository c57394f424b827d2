using Host.Tests.EndToEnd;
using Host.Tool.Fleet;

namespace Host.Tests.Tool.Fleet;

/// <summary>What goes wrong is told by the step and the reason, and what is left is told at the end.</summary>
[TestClass]
public sealed class FleetRunTests
{
    [TestMethod]
    [DataRow("chip", "FAILED  COM1: nanoff E4000: the chip's boot loader does not answer")]
    [DataRow("flash", "FAILED  row 2 A2 (24:0A:C4:00:00:01 on COM1, 14 s): flash: nanoff E4000")]
    [DataRow("deploy", "FAILED  row 2 A2 (24:0A:C4:00:00:01 on COM1, 18 s): deploy: nanoff E4000")]
    [DataRow("provision", "FAILED  row 2 A2 (24:0A:C4:00:00:01 on COM1, 20 s): provision: nanoff E4000")]
    [DataRow("start", "FAILED  row 2 A2 (24:0A:C4:00:00:01 on COM1, 78 s): start: it says nothing; is the runtime the right one?")]
    public void A_step_that_fails_twice_is_named(string step, string line)
    {
        using FleetBench bench = new(rows: 1, i => new BenchBoard { Mac = FleetBench.MacOf(i), Failures = new() { [step] = step == "start" ? 3 : 2 } });

        Assert.AreEqual(0, bench.Run(), bench.Error);

        StringAssert.Contains(bench.Output, line);
        StringAssert.EndsWith(bench.Output, "1 of 1 boards are done\n");
        bench.AssertEachRowIsOneBoard(1);
    }

    [TestMethod]
    public void A_board_that_never_reaches_the_platform_is_not_done_if_that_is_asked_for()
    {
        using FleetBench bench = new(rows: 1, i => new BenchBoard { Mac = FleetBench.MacOf(i), IsOffline = true });
        bench.Judge = (board, line) =>
        {
            board.IsOffline = false;
            return !line.StartsWith("ok", StringComparison.Ordinal);
        };

        Assert.AreEqual(0, bench.Run("--verify-online"), bench.Error);

        StringAssert.Contains(bench.Output, "first reading: the last it said was \"network: no Wi-Fi\"");
    }

    [TestMethod]
    public void Ctrl_C_tells_what_is_left_and_the_next_run_does_that_and_no_more()
    {
        using CancellationTokenSource stop = new();
        using FleetBench first = new(rows: 3) { Cancellation = stop.Token };
        first.Judge = (_, _) =>
        {
            stop.Cancel();
            return false;
        };

        Assert.AreEqual(1, first.Run());

        StringAssert.EndsWith(first.Output, "1 of 3 boards are done; to go: row 3-4\n");
        Assert.AreEqual("nubison: stopped\n", first.Error);
        Assert.AreEqual(0, Directory.GetFileSystemEntries(first.Temporary).Length);

        using FleetBench second = new(first);
        Assert.AreEqual(0, second.Run(), second.Error);

        StringAssert.Contains(second.Output, "Next board: 2 of 3 to go\nrefused 24:0A:C4:00:00:01 on COM1: it is done already, as row 2\n");
        second.AssertEachRowIsOneBoard(3);

        using FleetBench third = new(second);
        Assert.AreEqual(0, third.Run("--redo", "3"), third.Error);

        StringAssert.Contains(third.Output, "Next board: 1 of 3 to go\nrefused 24:0A:C4:00:00:01 on COM1: it is done already, as row 2\nok      row 3 A3 (24:0A:C4:00:00:02 on COM1");
        third.AssertEachRowIsOneBoard(3);
    }

    [TestMethod]
    [DataRow("--fleet devices.csv --port COM1", "--port: not with --fleet, which waits for boards to be plugged in")]
    [DataRow("--fleet devices.csv --settings nubison.json", "--settings: not with --fleet")]
    [DataRow("--fleet devices.csv", "--template: is missing")]
    [DataRow("--port COM7 --settings nubison.json --redo 3", "--redo: only with --fleet")]
    [DataRow("--settings nubison.json", "--port")]
    [DataRow("--port COM7", "--settings")]
    [DataRow("--fleet none.csv --template nubison.json", "none.csv does not exist")]
    [DataRow("--fleet devices.csv --template none.json", "none.json does not exist")]
    [DataRow("--fleet devices.csv --template nubison.json --redo 9", "--redo: the table has no row 9")]
    [DataRow("--fleet devices.csv --template nubison.json --redo 0", "--redo: the table has no row 0")]
    [DataRow("--fleet devices.csv --template nubison.json --redo x", "--redo: the table has no row x")]
    [DataRow("--fleet devices.csv --template nubison.json --parallel 0", "--parallel")]
    [DataRow("--fleet devices.csv --template nubison.json --image none.bin", "--image: ")]
    public async Task Options_that_make_no_sense_are_refused(string options, string fault)
    {
        using ToolRun run = new();
        run.Write("nubison.json", SettingsText.With());
        run.Write("devices.csv", "platform.deviceIdentifier\nA1\n");

        Assert.AreEqual(2, await run.RunAsync(["provision", .. options.Split(' ')]));

        StringAssert.Contains(run.Error, fault);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
        Assert.IsFalse(File.Exists(run.PathOf("results.csv")));
    }

    /// <summary>The same with nanoff's stand-in as a process of its own, as nanoff is.</summary>
    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task A_board_is_made_by_calls_of_nanoff_alone()
    {
        using ToolRun run = new() { Ports = [] };
        using BoardLink link = new();
        run.OpenPort = (_, _) => link;
        run.Write("nubison.json", SettingsText.With());
        run.Write("devices.csv", "platform.deviceIdentifier\nA1\n");
        FirmwareBuild.WriteTo(run, "build");
        Assert.AreEqual(0, await run.RunAsync("image", "--from", "build"), run.Error);
        run.Answer("--devicedetails", 0, "Connected to:\nESP32-C3\nFeatures Wi-Fi 4\nMAC 24:0A:C4:00:00:01\n" + RuntimeDetails.Text());

        Task<int> running = Task.Run(() => run.RunAsync("provision", "--fleet", "devices.csv", "--template", "nubison.json", "--image", "Firmware.bin"));
        await UntilAsync(() => run.Output.Contains("Next board", StringComparison.Ordinal));
        run.Ports = [ToolRun.Port];
        await UntilAsync(() => link.Written.Length > 1);
        await link.SendAsync(WireFrame.Log("0.310 boot: device PRD01_A1\n"));

        Assert.AreEqual(0, await running, run.Error);
        StringAssert.Contains(run.Output, "row 2 A1 (24:0A:C4:00:00:01 on COM7, ");
        StringAssert.Matches(run.Read("results.csv"), new(",2,24:0A:C4:00:00:01,ESP32-C3,A1,ESP32_REV3 1.17.0.339,1.2.0.0,done,"));
        CollectionAssert.AreEqual(
            new[] { "--platform", "--nanodevice", "--nanodevice", "--filedeployment" },
            run.Calls.Select(call => call.Split(' ')[0]).ToArray());
        Assert.AreEqual("UserExecute, UserWrite, UserRead; UserWrite, UserRead", OperatingSystem.IsWindows() ? "UserExecute, UserWrite, UserRead; UserWrite, UserRead" : run.Read("mode.txt"));
        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length);

        async Task UntilAsync(Func<bool> condition)
        {
            while (!condition() && !running.IsCompleted)
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>The lines that the tool waits for are those that the firmware writes.</summary>
    [TestMethod]
    public async Task The_firmware_says_what_the_tool_listens_for()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Start();
        rig.LogShows("first reading delivered");
        BootLog log = new($"{Host.Platform.DemoAccount.ProductCode}_A1B2C3");

        foreach (string line in rig.Board.Log.Lines.Select(line => line.Text))
        {
            log.Take(line);
        }

        Assert.IsTrue(log.IsBooted && log.IsOnline && log.Fault is null, log.Reason);
    }

    [TestMethod]
    [DataRow("0.012 boot: NubisonFirmware 1.2.0|0.310 boot: device A_1", true, false, null)]
    [DataRow("0.310 boot: device A_2", false, false, null)]
    [DataRow("0.310 settings: warning: color is unknown and ignored|0.310 boot: device A_1", true, false, null)]
    [DataRow("0.310 settings: sensors[0].pin: 7 belongs to the flash", false, false, "settings: sensors[0].pin: 7 belongs to the flash")]
    [DataRow("6.380 session: first reading delivered", false, false, null)]
    [DataRow("0.310 boot: device A_1|6.380 session: first reading delivered", true, true, null)]
    public void A_log_tells_how_far_a_board_is(string lines, bool isBooted, bool isOnline, string? fault)
    {
        BootLog log = new("A_1");

        Array.ForEach(lines.Split('|'), log.Take);

        Assert.AreEqual((isBooted, isOnline, fault), (log.IsBooted, log.IsOnline, log.Fault));
    }
}
