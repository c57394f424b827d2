using Host.Board;
using Host.Simulator.Device;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Simulator;

/// <summary>What a battery gives is the sum of three currents, each for its time.</summary>
[TestClass]
public sealed class ConsumptionTests
{
    [TestMethod]
    public void A_day_costs_what_its_hours_awake_on_the_air_and_asleep_cost()
    {
        FakeTimeProvider time = new();
        using VirtualBoard board = new(time: time);
        Consumption consumption = new(board);
        time.Advance(TimeSpan.FromHours(5));
        using IDisposable entered = board.Enter();

        consumption.Enter(DeviceState.Running);
        time.Advance(TimeSpan.FromHours(7));
        consumption.Enter(DeviceState.Asleep);
        time.Advance(TimeSpan.FromHours(4));
        consumption.Enter(DeviceState.Running);
        time.Advance(TimeSpan.FromHours(1));
        _ = board.Wifi.Join("away", "unknown");
        time.Advance(TimeSpan.FromHours(2));
        board.Wifi.Leave();
        time.Advance(TimeSpan.FromHours(1));
        consumption.Enter(DeviceState.Asleep);
        time.Advance(TimeSpan.FromHours(4));
        consumption.Enter(DeviceState.Running);
        time.Advance(TimeSpan.FromSeconds(90));
        consumption.Enter(DeviceState.Off);
        time.Advance(TimeSpan.FromHours(50));

        // The 7 hours after power-on do not count. In 12 hours and 90 s: 2 h and 90 s of 68 mA, 2 h of 100 mA, 8 h of 10 µA.
        double charge = (2 + (90 / 3600d)) * 68 + (2 * 100) + (8 * 0.010);
        Assert.AreEqual(new PowerReport(2, 14_490, 90, 7200, 28_800, Math.Round(charge / (12 + (90 / 3600d)) * 24, 3)), consumption.Report);
    }
}
