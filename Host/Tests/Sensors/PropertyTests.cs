using CsCheck;
using global::Sensors;
using global::Sensors.Sampling;
using Host.Board.Chips;

namespace Host.Tests.Sensors;

/// <summary>What holds for whatever numbers there may be.</summary>
[TestClass]
public sealed class PropertyTests
{
    [TestMethod]
    public void The_grid_is_ahead_on_time_and_nowhere_else()
    {
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Long[1000, 86_400_000], Gen.Int[1, 60], Gen.Long[0, 100_000_000_000]).Sample((origin, period, divisions, since) =>
        {
            long now = origin + since;
            long next = Grid.Next(origin, period, divisions, now);
            long step = (next - origin) * divisions / period;
            Assert.IsTrue(next > now);
            Assert.IsTrue(next - now <= (period / divisions) + 1);

            // No time of the grid lies between, and it is one: the exact quotient, rounded up to a millisecond.
            Assert.AreEqual(origin + (long)Math.Ceiling((decimal)step * period / divisions), next);
            Assert.AreEqual(next, Grid.Next(origin, period, divisions, next - 1));
        });
    }

    [TestMethod]
    public void A_calibrated_mean_is_at_most_one_unit_from_the_decimal_result()
    {
        Gen.Select(Gen.Long[-10_000_000, 10_000_000], Gen.Int[1, 60], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[-5000, 5000], Gen.Int[-100_000, 100_000]).Sample((sum, count, from, to, factor, offset) =>
        {
            decimal exact = (sum / (decimal)count / Pow10(from) * (factor / 1000m)) + (offset / 1000m);
            long actual = Adjustment.Calibrate(sum, count, from, to, factor / 1000.0, offset / 1000.0);
            Assert.IsTrue(Math.Abs((exact * Pow10(to)) - actual) <= 0.500001m);
        });
    }

    [TestMethod]
    public void Without_calibration_the_mean_is_exact()
    {
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[1, 60], Gen.Int[0, 6], Gen.Int[0, 6]).Sample((sum, count, from, to) =>
        {
            decimal exact = Math.Round(sum * Pow10(to) / (count * Pow10(from)), MidpointRounding.AwayFromZero);
            Assert.AreEqual(exact, Adjustment.Calibrate(sum, count, from, to, 1, 0));
        });
    }

    [TestMethod]
    public void A_reading_is_never_longer_as_JSON_than_it_was_told()
    {
        Gen.Select(Gen.Long, Gen.Int[0, 6], Gen.String[Gen.Char['a', 'z'], 1, 40]).Array[1, 80].Sample(measurements =>
        {
            Reading reading = new(900);
            string json = "";
            foreach ((long value, int decimals, string attribute) in measurements)
            {
                Measurement measurement = new(attribute, decimals, long.MinValue, long.MaxValue);
                measurement.Set(value);
                if (reading.TryAdd(measurement))
                {
                    json += $"\"{attribute}\":{(value / Pow10(decimals)).ToString($"F{decimals}")},";
                }
            }

            Assert.IsTrue(json.Length <= 900, json);
        });
    }

    /// <summary>
    /// Chips are pulled out and put back at random times: the sensor that stays delivers each of its readings on the
    /// grid, no later than half a second after its time, and everybody is back in the end.
    /// </summary>
    [TestMethod]
    public void Whatever_the_others_do_a_healthy_sensor_keeps_its_rate()
    {
        Gen.Select(Gen.Int[0, ChipCase.Together.Length - 1], Gen.Int[1, 9000]).Array[1, 30].Sample(
            changes =>
            {
                using SensorBench bench = new();
                SensorChip[] chips = [.. ChipCase.Together.Select(chip => chip.AddTo(bench))];
                int healthy = Array.FindIndex(ChipCase.Together, chip => chip.Type == "mcp9808");
                bench.Next();
                foreach ((int which, int milliseconds) in changes)
                {
                    chips[which].Unplugged = which != healthy && !chips[which].Unplugged;
                    long end = bench.Hardware.Uptime + milliseconds;
                    while (bench.Hardware.Uptime < end)
                    {
                        Dictionary<string, decimal> reading = bench.Next((end - bench.Hardware.Uptime) / 1000.0);
                        bench.Check(reading, "mcp9808");
                    }
                }

                foreach (SensorChip chip in chips)
                {
                    chip.Unplugged = false;
                }

                Assert.HasCount(ChipCase.Together.Sum(chip => chip.Attributes.Length), bench.During(700));
                Assert.AreEqual(0, bench.FaultCount);
            },
            iter: 20);
    }

    private static decimal Pow10(int exponent) => exponent == 0 ? 1m : 10m * Pow10(exponent - 1);
}
