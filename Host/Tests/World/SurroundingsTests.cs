using Host.World;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.World;

/// <summary>What surrounds a board follows the greenhouse, except what somebody holds.</summary>
[TestClass]
public sealed class SurroundingsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Surroundings _world;

    public SurroundingsTests() => _world = new Surroundings(_time);

    public void Dispose() => _world.Dispose();

    [TestMethod]
    public void Quantities_follow_nature_as_time_goes_by()
    {
        for (int second = 0; second < 600; second += 50)
        {
            GreenhouseState nature = _world.Nature;
            double[] expected =
            [
                nature.Temperature, nature.Humidity, nature.Pressure, nature.Illuminance, nature.Co2, nature.SoilTemperature, nature.SoilMoisture,
                nature.TankLevel, nature.BatteryVoltage, nature.ChargeCurrent, nature.Dust, nature.DoorOpen ? 1 : 0,
            ];
            CollectionAssert.AreEqual(expected, _world.Quantities.Select(quantity => quantity.Value).ToArray());
            _time.Advance(TimeSpan.FromSeconds(50));
        }
    }

    [TestMethod]
    public void Nature_stays_within_every_range()
    {
        for (int step = 0; step < 6000; step++)
        {
            foreach (Quantity quantity in _world.Quantities)
            {
                Assert.IsTrue(quantity.Value >= quantity.Minimum && quantity.Value <= quantity.Maximum, $"{quantity.Name} is {quantity.Value}");
            }

            _time.Advance(TimeSpan.FromMilliseconds(500));
        }
    }

    [TestMethod]
    public void A_quantity_that_is_held_stays_until_it_is_given_back()
    {
        int changes = 0;
        _world.Changed += () => changes++;

        _world.AirTemperature.Held = 41.5;
        Assert.AreEqual(1, changes, "at once");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.AreEqual(41.5, _world.AirTemperature.Value);

        _world.AirTemperature.Held = null;
        Assert.AreEqual(_world.Nature.Temperature, _world.AirTemperature.Value);
    }

    [TestMethod]
    public void What_one_sensor_feels_can_be_held_apart_from_what_the_others_do()
    {
        Quantity near = _world.AirTemperature.Felt("near the door");
        Quantity far = _world.AirTemperature.Felt("at the back", "°F", -4, 140, celsius => (celsius * 1.8) + 32);

        near.Held = 5;
        _world.AirTemperature.Held = 20;
        Assert.AreEqual((5.0, 68.0), (near.Value, far.Value));

        near.Held = null;
        Assert.AreEqual(20, near.Value);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => far.Held = 141);
    }

    [TestMethod]
    [DataRow(-20.1)]
    [DataRow(60.1)]
    [DataRow(double.NaN)]
    public void A_value_out_of_range_is_refused_by_name(double value)
    {
        ArgumentOutOfRangeException refused = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _world.AirTemperature.Held = value);
        StringAssert.StartsWith(refused.Message, "air temperature: ");
        Assert.IsNull(_world.AirTemperature.Held);
    }

    [TestMethod]
    public void A_day_takes_ten_minutes()
    {
        double nine = _world.Light.Value;
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsGreaterThan(1000, nine);
        Assert.IsLessThan(1, _world.Light.Value);
    }

    [TestMethod]
    public void It_rains_as_the_greenhouse_says_and_whenever_somebody_tips_the_gauge()
    {
        int tips = 0;
        _world.Tipped += () => tips++;
        _world.Tip();
        _time.Advance(TimeSpan.FromMinutes(10));

        int natural = new Greenhouse(Surroundings.DefaultSeed).RainTips(TimeSpan.FromHours(9), TimeSpan.FromHours(33));
        Assert.AreEqual(natural + 1, tips, 1);
        Assert.IsGreaterThan(20, tips);
    }

    [TestMethod]
    public void Disposed_of_it_stands_still()
    {
        _world.Dispose();
        double before = _world.AirTemperature.Value;
        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.AreEqual(before, _world.AirTemperature.Value);
    }
}
