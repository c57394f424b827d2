using System.Diagnostics;
using System.Text;
using Host.Tool.Monitor;
using Host.World;

namespace Host.Tests.Tool;

[TestClass]
public sealed class MonitorTests
{
    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task The_log_is_shown_as_it_was_written()
    {
        byte[] degrees = WireFrame.Make(1, Encoding.UTF8.GetBytes("21.5 °C\r\n"));
        byte[] first = WireFrame.Make(1, degrees[32..38]); // Cut within the degree sign.
        byte[] second = WireFrame.Make(1, degrees[38..]);

        (string output, _, _) = await WatchAsync([], WireFrame.Log("wifi: joined\r"), WireFrame.Log("\n"), first, second);

        Assert.AreEqual("wifi: joined\n21.5 °C\n", output);
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Readings_alone_are_shown_as_a_person_reads_them()
    {
        (string output, _, _) = await WatchAsync(
            ["--readings"],
            WireFrame.Log("0.001 boot: NubisonFirmware 1.2.0\n12.345 reading: \"temperature\":21.5,\"cellar_hum"),
            WireFrame.Log("idity\":45,\"door\":1\n13.000 session: logged in\n14.000 reading: \"temp\n15.000 reading: "),
            WireFrame.Log("\"<end>\":1\n"));

        Assert.AreEqual("12.345  temperature 21.5 °C  cellar_humidity 45 %  door 1\n14.000 reading: \"temp\n15.000  <end> 1\n", output);
    }

    [TestMethod]
    public void The_units_are_those_of_the_page()
    {
        Dictionary<string, string> page = [];
        foreach (string line in File.ReadAllLines(Repository.PathOf("docs/sensors.md")))
        {
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim())];
            if (cells.Length > 4 && Units.Known.ContainsKey(cells[1].Split('`').ElementAtOrDefault(1) ?? "") && cells[2] is not ("none" or "0"))
            {
                page[cells[1].Split('`')[1]] = cells[2];
            }
        }

        CollectionAssert.AreEquivalent(page.ToArray(), Units.Known.ToArray());
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task The_board_is_pinged_without_being_stopped()
    {
        (_, _, BoardLink link) = await WatchAsync([], WireFrame.Log("x\n"));

        byte[] ping = link.Written[0];
        Assert.AreEqual(0u, BitConverter.ToUInt32(ping, 16), "command");
        Assert.AreEqual(0u, BitConverter.ToUInt32(ping, 24) & 1, "an answer is wanted");
        CollectionAssert.AreEqual(new byte[] { 2, 0, 1, 0, 0, 0, 0, 0 }, ping[32..], "from a host, and do not stop");
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task A_board_that_started_long_ago_is_asked_for_its_version()
    {
        (string output, _, BoardLink link) = await WatchAsync(
            [],
            WireFrame.Make(0x00020040, [0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0], 0x8002),
            WireFrame.Log("half a line"),
            Assembly("System.Net", 9),
            Assembly("Firmware", 1));

        Assert.AreEqual("half a line\n-- NubisonFirmware 1.2.3 --\n", output);
        CollectionAssert.AreEqual(
            new[] { "00000300", "00000200" },
            link.Written.Where(packet => BitConverter.ToUInt32(packet, 16) == 0x00020050).Select(packet => Convert.ToHexString(packet[32..])).ToArray(),
            "the last one first");

        static byte[] Assembly(string name, byte major) => WireFrame.Make(0x00020050, [0, 0, 0, 0, major, 0, 2, 0, 3, 0, 4, 0, .. Encoding.ASCII.GetBytes(name), .. new byte[40]], 0x8002);
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task A_restart_comes_before_the_first_ping()
    {
        (_, _, BoardLink link) = await WatchAsync(["--restart"], WireFrame.Log("x\n"));

        Assert.AreEqual(7u, BitConverter.ToUInt32(link.Written[0], 16));
        CollectionAssert.AreEqual(new byte[4], link.Written[0][32..]);
        Assert.AreEqual(0u, BitConverter.ToUInt32(link.Written[1], 16));
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task What_is_no_log_is_told_apart_or_left_out()
    {
        (string output, _, _) = await WatchAsync(
            [],
            WireFrame.Make(0, new byte[8], 0x8002), // the answer to a ping
            [0x00, 0xE0, 0x1C, (byte)'\n'], // the boot loader at another speed
            Encoding.ASCII.GetBytes("Guru Meditation Error: Core 0 panic'ed\r\n"),
            WireFrame.Log("half a line"),
            WireFrame.Make(9, []));

        Assert.AreEqual("[chip] Guru Meditation Error: Core 0 panic'ed\nhalf a line\n-- the program ended --\n", output);
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task A_board_that_comes_back_is_watched_on()
    {
        using ToolRun run = new();
        using CancellationTokenSource stop = new();
        using BoardLink before = new();
        using BoardLink after = new();
        Queue<BoardLink> links = new([before, after]);
        run.OpenPort = (_, baud) => baud == 921600 ? links.Dequeue() : throw new IOException();

        Task<int> watching = run.RunAsync(stop.Token, "monitor", "--port", ToolRun.Port);
        await before.SendAsync(WireFrame.Log("one\n"));
        await UntilAsync(() => run.Output.Contains("one", StringComparison.Ordinal));
        before.Unplug();
        await after.SendAsync(WireFrame.Log("two\n"));
        await UntilAsync(() => run.Output.Contains("two", StringComparison.Ordinal));
        await stop.CancelAsync();

        Assert.AreEqual(0, await watching);
        Assert.AreEqual("one\ntwo\n", run.Output);
        StringAssert.Contains(run.Error, "COM7 is gone, waiting for it to come back");
    }

    [TestMethod]
    public async Task A_port_that_another_program_has_is_named()
    {
        using ToolRun run = new() { OpenPort = (_, _) => throw new UnauthorizedAccessException("Access to the port 'COM7' is denied.") };

        Assert.AreEqual(1, await run.RunAsync("monitor", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "COM7 cannot be opened; close other programs that use it");
    }

    private static async Task<(string Output, string Error, BoardLink Link)> WatchAsync(string[] options, params byte[][] sent)
    {
        using ToolRun run = new();
        using CancellationTokenSource stop = new();
        BoardLink link = new();
        run.OpenPort = (_, _) => link;

        Task<int> watching = run.RunAsync(stop.Token, ["monitor", "--port", ToolRun.Port, .. options]);
        foreach (byte[] bytes in sent)
        {
            await link.SendAsync(bytes);
        }

        await link.SendAsync(WireFrame.Log("<end>"));
        await UntilAsync(() => run.Output.Contains("<end>", StringComparison.Ordinal) && link.Written.Length > options.Length);
        await stop.CancelAsync();
        Assert.AreEqual(0, await watching);
        return (run.Output.Replace("<end>\n", "", StringComparison.Ordinal), run.Error, link);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); !condition();)
        {
            Assert.IsTrue(watch.Elapsed < Patience.Limit, "it does not come");
            await Task.Delay(10);
        }
    }
}
