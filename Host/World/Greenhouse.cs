namespace Host.World;

/// <summary>
/// A greenhouse through the days, as a pure function of time and seed: light and warmth follow the sun and the
/// clouds, humidity goes against the warmth, the plants use up CO2 by day and give it back by night, and while the
/// door is open all of it comes nearer to what is outside.
/// </summary>
/// <param name="seed">Another seed, other weather.</param>
public sealed class Greenhouse(int seed)
{
    private const int Clouds = 0;
    private const int Air = 1;
    private const int Moisture = 2;
    private const int Weather = 3;
    private const int Plants = 4;
    private const int Tank = 5;
    private const int Door = 6;
    private const int Rain = 7;

    private static readonly TimeSpan DoorSlot = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan RainSlot = TimeSpan.FromMinutes(30);

    private readonly SmoothNoise _noise = new(seed);

    /// <summary>Tells the state at a time.</summary>
    /// <param name="time">Since midnight before the first day; not negative.</param>
    public GreenhouseState At(TimeSpan time)
    {
        double hour = time.TotalHours % 24;
        double sky = 0.65 + (0.35 * _noise.At(Clouds, time, TimeSpan.FromMinutes(20)));
        double sun = Math.Max(0, Math.Sin(Math.PI * (hour - 6) / 12)) * sky;
        double aired = Aired(time);
        double temperature = 19 + Day(7, hour, 9) + (2 * (sky - 0.65)) - (3 * aired) + (0.2 * Noise(Air, time, 5));
        double charge = (0.9 * sun) - 0.12;
        return new GreenhouseState(
            Temperature: temperature,
            Humidity: Math.Clamp(76 - (2.6 * (temperature - 19)) - (8 * aired) + (1.5 * Noise(Moisture, time, 15)), 20, 99),
            Pressure: 1013 + (7 * Noise(Weather, time, 480)),
            Illuminance: 0.3 + (45_000 * sun),
            Co2: 420 + ((1 - (0.7 * aired)) * (140 - Day(200, hour, 11) + (15 * Noise(Plants, time, 10)))),
            SoilTemperature: 17 + Day(1.5, hour, 13),
            SoilMoisture: 1.3 + (0.9 * ((hour + 18) % 12 / 12)),
            TankLevel: 1.6 + (0.4 * Noise(Tank, time, 720)),
            BatteryVoltage: 12.5 + (0.8 * charge),
            ChargeCurrent: charge,
            Dust: 6 + (9 * aired),
            DoorOpen: DoorOpen(time));
    }

    /// <summary>Counts how often the rain gauge's bucket tips; it rains in one of three half hours, up to 20 tips each.</summary>
    /// <param name="from">Since midnight before the first day.</param>
    /// <param name="to">Not before <paramref name="from"/>.</param>
    /// <returns>The tips after the one time until the other.</returns>
    public int RainTips(TimeSpan from, TimeSpan to)
    {
        int tips = 0;
        for (long slot = (long)(from / RainSlot); slot * RainSlot < to; slot++)
        {
            double amount = 20 * Math.Max(0, (3 * _noise.Draw(Rain, slot)) - 2);
            tips += Tips(amount, (to / RainSlot) - slot) - Tips(amount, (from / RainSlot) - slot);
        }

        return tips;
    }

    /// <summary>A day's swing.</summary>
    private static double Day(double swing, double hour, double rising) =>
        swing * Math.Sin(2 * Math.PI * (hour - rising) / 24);

    private static int Tips(double amount, double partOfSlot) => (int)(amount * Math.Clamp(partOfSlot, 0, 1));

    private double Noise(int channel, TimeSpan time, int minutes) => _noise.At(channel, time, TimeSpan.FromMinutes(minutes));

    /// <summary>In each slot the door opens once for 5 to 15 minutes; at night most often not at all.</summary>
    private bool DoorOpen(TimeSpan time)
    {
        long slot = (long)Math.Floor(time / DoorSlot);
        bool night = (slot * DoorSlot).TotalHours % 24 is < 6 or > 20;
        if (_noise.Draw(Door, 3 * slot) > (night ? 0.15 : 0.9))
        {
            return false;
        }

        double opens = 5 + (60 * _noise.Draw(Door, (3 * slot) + 1));
        double lasts = 5 + (10 * _noise.Draw(Door, (3 * slot) + 2));
        double minutes = (time - (slot * DoorSlot)).TotalMinutes;
        return minutes >= opens && minutes < opens + lasts;
    }

    /// <summary>The part of the last quarter of an hour that the door was open.</summary>
    private double Aired(TimeSpan time) =>
        Enumerable.Range(0, 15).Count(minute => DoorOpen(time - TimeSpan.FromMinutes(minute))) / 15.0;
}
