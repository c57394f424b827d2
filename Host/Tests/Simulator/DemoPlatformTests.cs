using Host.Platform;
using Host.Simulator.Demo;

namespace Host.Tests.Simulator;

/// <summary>What the simulator's platform remembers beside a flash folder.</summary>
[TestClass]
public sealed class DemoPlatformTests
{
    private readonly TemporaryFolder _folder = new();

    [TestCleanup]
    public void CleanUp() => _folder.Dispose();

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{"port":0,"httpsPort":0}""")]
    [DataRow("""{"port":0,"httpsPort":0,"devices":[null]}""")]
    [DataRow("""{"port":0,"httpsPort":0,"devices":[{"name":"x"}]}""")]
    [DataRow("""{"port":65536,"httpsPort":0,"devices":[]}""")]
    [DataRow("""{"port":0,"httpsPort":-1,"devices":[]}""")]
    public async Task A_memory_that_is_damaged_is_begun_anew(string memory)
    {
        FileInfo file = new(_folder.Write("memory.json", memory));
        await using NubisonPlatform platform = await DemoPlatform.StartAsync(file);
        Assert.IsEmpty(platform.Devices.All);
        StringAssert.Contains(await File.ReadAllTextAsync(file.FullName), $"\"port\":{platform.Port},");
    }
}
