using Host.Models;

namespace Host.Tests.Delivery;

/// <summary>
/// What a fleet asks of its platform, in readings that it takes in a second. It is large, and its period short, so that chance
/// does not decide: 500 devices at 5 s are 100 readings a second.
/// </summary>
[TestClass]
public class FleetLoadTests
{
    private const int Devices = 500;
    private const int Period = 5;

    /// <summary>As many readings as ten minutes are at a period of 60 s.</summary>
    private const int Outage = 50;

    [TestMethod]
    [DataRow(50, 1)]
    [DataRow(50, 2)]
    [DataRow(Devices, 3)]
    public void A_fleet_that_got_power_together_does_not_march_in_step(int devices, int seed)
    {
        FleetLoad run = FleetLoad.Steady(new ModelFleet(devices, Period, seed, isRegistered: true), 300);

        Assert.IsLessThanOrEqualTo(2, run.Peak);
        Assert.IsInRange(0.98, 1.02, run.Mean);
        AssertAllArrived(run.Fleet);
    }

    [TestMethod]
    [DataRow(false, 1)]
    [DataRow(true, 2)]
    public void A_fleet_that_gets_power_at_once_asks_for_no_more_than_twice_its_usual_work(bool isRegistered, int seed)
    {
        FleetLoad run = FleetLoad.Power(new ModelFleet(Devices, Period, seed, isRegistered));

        Assert.IsLessThanOrEqualTo(2, run.Peak);
        Assert.IsLessThanOrEqualTo(2 * Period, run.Requests.Index().First(second => second.Item > 0).Index);
        AssertAllArrived(run.Fleet);
    }

    [TestMethod]
    [DataRow(false, false, 1)]
    [DataRow(true, false, 2)]
    [DataRow(false, true, 3)]
    public void A_fleet_that_returns_from_an_outage_asks_for_no_more_than_twice_its_usual_work(bool isWifi, bool forgets, int seed)
    {
        ModelFleet fleet = new(Devices, Period, seed, isRegistered: true);
        fleet.CatchUp();

        FleetLoad run = FleetLoad.Outage("outage", fleet, Outage, isWifi, forgets);

        Assert.IsLessThanOrEqualTo(2, run.Peak);
        Assert.IsGreaterThan(1.02, run.Mean, "there was nothing to catch up");
        AssertAllArrived(fleet);
    }

    /// <summary>In order each device's readings came, or the fleet would have said so.</summary>
    private static void AssertAllArrived(ModelFleet fleet) =>
        Assert.IsTrue(fleet.Nodes.All(node => node.Arrived == node.Taken - node.Waiting && node.Waiting < 20));
}
