using CsCheck;
using Host.World;

namespace Host.Tests.World;

[TestClass]
public sealed class GreenhouseTests
{
    private static readonly Gen<(int Seed, double Hours)> Moments = Gen.Select(Gen.Int, Gen.Double[0, 24 * 400]);

    [TestMethod]
    public void All_values_are_within_what_the_sensors_measure() => Moments.Sample(moment =>
    {
        GreenhouseState state = At(moment.Seed, moment.Hours);
        return state.Temperature is > 5 and < 35
            && state.Humidity is >= 20 and <= 99
            && state.Pressure is > 1005 and < 1021
            && state.Illuminance is > 0 and < 46_000
            && state.Co2 is > 300 and < 800
            && state.SoilTemperature is > 15 and < 19
            && state.SoilMoisture is >= 1.3 and <= 2.2
            && state.TankLevel is >= 1.2 and <= 2.0
            && state.BatteryVoltage is > 12 and < 13.5
            && state.ChargeCurrent is > -0.2 and < 1
            && state.Dust is >= 6 and <= 15;
    });

    [TestMethod]
    public void The_same_seed_gives_the_same_weather_and_another_seed_another() => Moments.Sample(moment =>
        At(moment.Seed, moment.Hours) == At(moment.Seed, moment.Hours)
        && At(moment.Seed, moment.Hours) != At(moment.Seed + 1, moment.Hours));

    [TestMethod]
    public void Values_do_not_jump() => Moments.Sample(moment =>
    {
        GreenhouseState now = At(moment.Seed, moment.Hours);
        GreenhouseState soon = At(moment.Seed, moment.Hours + (10 / 3600.0));
        return Math.Abs(soon.Temperature - now.Temperature) < 0.5
            && Math.Abs(soon.Humidity - now.Humidity) < 2
            && Math.Abs(soon.Pressure - now.Pressure) < 0.1
            && Math.Abs(soon.Co2 - now.Co2) < 30;
    });

    [TestMethod]
    public void Afternoons_are_warmer_drier_and_poorer_in_CO2_than_nights() => Gen.Int.Sample(seed =>
    {
        GreenhouseState[] nights = Days(seed, 3);
        GreenhouseState[] afternoons = Days(seed, 15);
        return afternoons.Average(state => state.Temperature) > nights.Average(state => state.Temperature) + 8
            && afternoons.Average(state => state.Humidity) < nights.Average(state => state.Humidity) - 15
            && afternoons.Average(state => state.Co2) < nights.Average(state => state.Co2) - 150
            && nights.All(state => state.Illuminance < 1)
            && afternoons.All(state => state.Illuminance > 1000);
    });

    [TestMethod]
    public void The_door_opens_and_closes_now_and_then() => Gen.Int.Sample(seed =>
    {
        GreenhouseState[] day = [.. Enumerable.Range(0, 24 * 60).Select(minute => At(seed, minute / 60.0))];
        int openings = day.Zip(day.Skip(1)).Count(pair => !pair.First.DoorOpen && pair.Second.DoorOpen);
        return openings is >= 3 and <= 16 && day.Count(state => state.DoorOpen) < 250;
    }, iter: 50);

    [TestMethod]
    public void An_open_door_makes_it_cooler()
    {
        Greenhouse greenhouse = new(28);
        TimeSpan opened = Enumerable.Range(0, 24 * 60).Select(minute => TimeSpan.FromMinutes((24 * 60) + minute))
            .First(time => greenhouse.At(time).DoorOpen);

        Assert.IsLessThan(
            greenhouse.At(opened - TimeSpan.FromMinutes(1)).Temperature - 0.5,
            greenhouse.At(opened + TimeSpan.FromMinutes(4)).Temperature);
    }

    [TestMethod]
    public void Tips_of_parts_add_up_to_the_tips_of_the_whole() =>
        Gen.Select(Gen.Int, Gen.Double[0, 48], Gen.Double[0, 48], Gen.Double[0, 48]).Sample((seed, a, b, c) =>
        {
            Greenhouse greenhouse = new(seed);
            TimeSpan[] times = [.. new[] { a, b, c }.Order().Select(TimeSpan.FromHours)];
            int whole = greenhouse.RainTips(times[0], times[2]);
            return whole >= 0
                && whole == greenhouse.RainTips(times[0], times[1]) + greenhouse.RainTips(times[1], times[2]);
        });

    [TestMethod]
    public void In_a_week_it_rains_but_not_all_the_time()
    {
        Greenhouse greenhouse = new(28);
        int[] hours = [.. Enumerable.Range(0, 24 * 7).Select(hour =>
            greenhouse.RainTips(TimeSpan.FromHours(hour), TimeSpan.FromHours(hour + 1)))];

        Assert.IsTrue(hours.Any(tips => tips > 10));
        Assert.IsTrue(hours.Count(tips => tips == 0) > hours.Length / 4);
    }

    private static GreenhouseState At(int seed, double hours) => new Greenhouse(seed).At(TimeSpan.FromHours(hours));

    private static GreenhouseState[] Days(int seed, double hour) =>
        [.. Enumerable.Range(1, 30).Select(day => At(seed, (24 * day) + hour))];
}
