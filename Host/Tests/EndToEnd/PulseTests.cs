using System.Text.Json.Nodes;

namespace Host.Tests.EndToEnd;

/// <summary>A meter's pulses, counted by the real firmware.</summary>
[TestClass]
public sealed class PulseTests
{
    [TestMethod]
    public async Task A_boot_is_no_pulse()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["sensors"] = new JsonArray(new JsonObject { ["type"] = "pulse", ["pin"] = 14 });

        rig.Start();
        await rig.DeliveredAsync(1);

        Assert.AreEqual(0, (long)rig.Data()[0]["total"]!);
    }
}
