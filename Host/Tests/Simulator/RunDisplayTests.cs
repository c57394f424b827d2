using Host.Platform;
using Host.Simulator;
using Host.Simulator.Device;
using Host.Simulator.Display;

namespace Host.Tests.Simulator;

/// <summary>What a run looks like if the output is not a terminal.</summary>
[TestClass]
public sealed class RunDisplayTests
{
    [TestMethod]
    [DataRow("12.345 session: logged in", "12.345", "session", "logged in")]
    [DataRow("0.001 boot: boot 1: safe", "0.001", "boot", "boot 1: safe")]
    [DataRow("session: logged in", "", "", "session: logged in")]
    [DataRow("12.3 session: x", "", "", "12.3 session: x")]
    [DataRow("", "", "", "")]
    public void A_line_of_the_log_is_taken_apart(string line, string time, string topic, string text) =>
        Assert.AreEqual(new DeviceLine(time, topic, text), DeviceLine.Parse(line));

    [TestMethod]
    public void Text_of_the_device_is_shown_as_it_is()
    {
        using StringWriter output = new();
        RunDisplay display = RunDisplay.On(output);
        string longText = "[red]not markup[/] {" + new string('x', 500) + "}";

        display.Show(Line("1.000 scan: " + longText));
        display.Show(new TimelineEntry(1, default, "key", TimelineKind.Data, "{\"sequence\":7,\"time\":\"2026-11-26T09:00:00.000Z\",\"temperature\":19.0,\"door\":0}"), TimeSpan.FromSeconds(2.5));
        display.Show(new TimelineEntry(2, default, "key", TimelineKind.Login, null), TimeSpan.FromSeconds(3));
        display.Show(Line("2.900 session: logged in"));
        display.Show(new DeviceEvent("key", DeviceEventKind.Note, default, "[note]"));

        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.AreEqual(
            new[]
            {
                "     1.000  scan      " + longText,
                "     2.500  timeline  data  temperature 19.0 · door 0",
                "     3.000  timeline  login",
                "     3.000  session   logged in",
                "            [note]",
            },
            lines.Select(line => line.TrimEnd()).ToArray());
    }

    [TestMethod]
    public void Times_run_backwards_for_nothing_but_a_boot()
    {
        using StringWriter output = new();
        RunDisplay display = RunDisplay.On(output);

        display.Show(Line("5.000 session: logged in"));
        display.Show(Line("4.900 session: registered"));
        display.Show(Line("0.010 boot: boot 2"));
        display.Show(Line("0.020 network: joining the Wi-Fi"));

        CollectionAssert.AreEqual(
            new[] { "5.000", "5.000", "0.010", "0.020" },
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => line[..10].Trim()).ToArray());
    }

    private static DeviceEvent Line(string text) => new("key", DeviceEventKind.Line, default, text);

    [TestMethod]
    public void The_report_has_every_count_under_its_name()
    {
        Counts counts = new(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.AreEqual(
            "{\"readings\":1,\"delivered\":2,\"waiting\":3,\"dropped\":4,\"refused\":5,\"logins\":6,\"registrations\":7,\"logouts\":8,\"requests\":9}",
            counts.ToJson().Replace(" ", string.Empty).ReplaceLineEndings(string.Empty));

        using StringWriter output = new();
        RunDisplay.On(output).ShowCounts(counts, null);
        foreach (string line in new[] { "readings 1 requests 9", "delivered 2 logins 6", "waiting 3 registrations 7", "dropped 4 logouts 8", "refused 5" })
        {
            StringAssert.Contains(string.Join(' ', output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), line);
        }
    }

    [TestMethod]
    public void A_device_that_sleeps_has_its_power_beside_the_counts()
    {
        PowerReport power = new(Wakes: 12, AwakeSeconds: 20.5, LastSeconds: 1.5, RadioSeconds: 8.2, AsleepSeconds: 3600, MilliampHoursPerDay: 12.345);
        StringAssert.EndsWith(
            Counts.None.ToJson(power).Replace(" ", string.Empty).ReplaceLineEndings(string.Empty),
            "\"power\":{\"wakes\":12,\"awakeSeconds\":20.5,\"lastSeconds\":1.5,\"radioSeconds\":8.2,\"asleepSeconds\":3600,\"milliampHoursPerDay\":12.345}}");

        using StringWriter output = new();
        RunDisplay.On(output).ShowCounts(Counts.None, power);
        StringAssert.Contains(
            string.Join(' ', output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            "refused 0 wakes 12 awake 20.5 s asleep 3600.0 s on the air 8.2 s about 12.35 mAh a day");
    }
}
