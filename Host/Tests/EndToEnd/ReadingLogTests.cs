using System.Text.Json.Nodes;
using Host.Tool.Monitor;

namespace Host.Tests.EndToEnd;

/// <summary>Readings in the log: if the settings ask for them, and as the monitor shows them.</summary>
[TestClass]
public sealed class ReadingLogTests
{
    [TestMethod]
    public async Task Settings_may_ask_for_a_line_a_reading()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["log"] = new JsonObject { ["readings"] = true };

        rig.Start();
        rig.LogShows("reading: \"temperature\":21.5");

        string line = rig.Board.Log.Lines.Select(logged => ReadingLine.Show(logged.Text)).OfType<string>().First();
        StringAssert.Matches(line, new(@"^\d+\.\d{3}  temperature 21\.\d+ °C  pressure 1013\.\d+ hPa  humidity 5\d\.\d+ %  door 0$"));
    }

    [TestMethod]
    public async Task Without_that_a_reading_leaves_no_line()
    {
        await using Rig rig = await Rig.MakeAsync();

        rig.Start();
        await rig.DeliveredAsync(2);

        Assert.DoesNotContain("reading:", rig.Log());
    }
}
