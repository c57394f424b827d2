using System.Reflection;
using System.Text.Json.Nodes;
using Firmware;

namespace Host.Tests.EndToEnd;

/// <summary>One version for all that runs on the device, and where it is told.</summary>
[TestClass]
public sealed class VersionTests
{
    private static readonly Version s_version = typeof(Node).Assembly.GetName().Version!;

    [TestMethod]
    public void The_device_assemblies_have_one_version()
    {
        foreach (Assembly assembly in new[] { typeof(Nubison.Http.HttpReply).Assembly, typeof(global::Sensors.Sensor).Assembly })
        {
            Assert.AreEqual(s_version, assembly.GetName().Version, assembly.FullName);
        }
    }

    [TestMethod]
    public async Task The_first_line_of_the_log_and_the_device_sensor_say_it()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["sensors"] = new JsonArray(new JsonObject { ["type"] = "device", ["periodSeconds"] = 1 });

        rig.Start();
        await rig.DeliveredAsync(1);

        StringAssert.EndsWith(rig.Board.Log.Lines[0].Text, $" boot: NubisonFirmware {s_version.ToString(3)}");
        Assert.AreEqual((s_version.Major * 10000) + (s_version.Minor * 100) + s_version.Build, (int)rig.Data()[0]["firmware"]!);
    }
}
