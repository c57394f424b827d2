using Host.Simulator.Control;

namespace Host.Tests.Simulator;

/// <summary>Scenario files.</summary>
[TestClass]
public sealed class ScenarioTests
{
    [TestMethod]
    public void Steps_are_read_in_the_order_of_their_times()
    {
        IReadOnlyList<Step> steps = Scenario.Parse("# an outage\n\n  20.5  off Wi-Fi off\r\n3 on Wi-Fi off\n", _ => { });

        CollectionAssert.AreEqual(
            new Step[] { new(TimeSpan.FromSeconds(3), "on Wi-Fi off"), new(TimeSpan.FromSeconds(20.5), "off Wi-Fi off") }, steps.ToArray());
        Assert.AreEqual("    20.5  off Wi-Fi off", steps[1].ToString());
    }

    [TestMethod]
    [DataRow("", "it has no step")]
    [DataRow("# nothing", "it has no step")]
    [DataRow("1 tip\nsoon tip", "line 2: 'soon' is not a time, 0 to 86400 s")]
    [DataRow("-1 tip", "line 1: '-1' is not a time")]
    [DataRow("NaN tip", "line 1: 'NaN' is not a time")]
    [DataRow("1", "line 1: not a command")]
    public void What_is_wrong_is_said_with_its_line(string text, string reason)
    {
        CommandException refused = Assert.ThrowsExactly<CommandException>(() => Scenario.Parse(text, command =>
        {
            if (command.Length == 0)
            {
                throw new CommandException("not a command");
            }
        }));
        StringAssert.StartsWith(refused.Message, reason);
    }
}
