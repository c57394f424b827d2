using Host.Platform.Faults;

namespace Host.Tests.Platform;

/// <summary>Faults as they are written on the command line.</summary>
[TestClass]
public sealed class FaultSettingTests
{
    [TestMethod]
    [DataRow("cut", "cut off", null, null, 1)]
    [DataRow("delay 2 next 3", "delay", null, 3, 1)]
    [DataRow("503 retry-after 5 on /devices/data every 7", "503", "/devices/data", null, 7)]
    [DataRow("  404   every 2 on /devices next 1 ", "404", "/devices", 1, 2)]
    [DataRow("lose-answer every 10", "lost answer", null, null, 10)]
    public void A_fault_is_read(string text, string name, string? path, int? next, int every)
    {
        FaultSetting setting = FaultSetting.Parse(text);
        Assert.AreEqual((name, path, next, every), (setting.Fault.Name, setting.Path, setting.Next, setting.Every));
    }

    [TestMethod]
    [DataRow("stall")]
    [DataRow("dribble")]
    [DataRow("endless")]
    [DataRow("garbage")]
    [DataRow("silence")]
    [DataRow("drop")]
    [DataRow("reset")]
    [DataRow("close")]
    public void Each_fault_of_the_help_is_known(string kind)
    {
        StringAssert.Contains(FaultSetting.Help, kind);
        Assert.IsNotNull(FaultSetting.Parse(kind).Fault);
    }

    [TestMethod]
    [DataRow("", "expected: delay SECONDS")]
    [DataRow("explode", "unknown fault 'explode'")]
    [DataRow("99", "unknown fault '99'")]
    [DataRow("delay", "expected: seconds after 'delay'")]
    [DataRow("delay x", "expected: seconds after 'delay'")]
    [DataRow("delay 86401", "expected: seconds after 'delay', a whole number above 0 and at most 86400")]
    [DataRow("cut every 0", "expected: a count after 'every'")]
    [DataRow("cut on", "expected: a path after 'on'")]
    [DataRow("cut soon", "unknown word 'soon'")]
    public void What_is_no_fault_is_refused_with_the_reason(string text, string reason)
    {
        FormatException exception = Assert.ThrowsExactly<FormatException>(() => FaultSetting.Parse(text));
        StringAssert.StartsWith(exception.Message, reason);
    }
}
