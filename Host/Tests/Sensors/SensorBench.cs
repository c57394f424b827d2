extern alias Nano;

using global::Sensors;
using global::Sensors.Sampling;
using Host.Board;
using Host.Board.Chips;
using Microsoft.Extensions.Time.Testing;
using Nano::nanoFramework.Hardware.Esp32;

namespace Host.Tests.Sensors;

/// <summary>
/// A virtual board with chips, and a sampler that runs against them as the firmware's sampling thread runs it, as fast
/// as the test's clock is moved.
/// </summary>
internal sealed class SensorBench : ISamplerObserver, IDisposable
{
    private readonly IDisposable _entered;
    private readonly List<string> _declared = [];
    private readonly Reading _reading = new(900);
    private SensorSet _set = new(10);
    private Sampler? _sampler;
    private int _wakes;
    private long _expectedAt;

    public SensorBench()
    {
        Board = new VirtualBoard(time: Time);
        _entered = Board.Enter();
        Board.I2c.TransferTimeout = TimeSpan.Zero;
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        Hardware = new BenchHardware(Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public VirtualBoard Board { get; }

    public BenchHardware Hardware { get; private set; }

    /// <summary>Gets what the log would show.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Gets how often the sampling thread was woken.</summary>
    public int Wakes => Volatile.Read(ref _wakes);

    /// <summary>Gets how many sensors have a fault.</summary>
    public int FaultCount { get; private set; }

    public Sampler Sampler => _sampler ??= new Sampler(_set, Hardware, this, 0);

    /// <summary>Puts a chip on bus 1.</summary>
    public T Plug<T>(int address, T chip)
        where T : II2cChip
    {
        Board.I2c.Attach(1, address, chip);
        return chip;
    }

    public void Declare(string json)
    {
        _declared.Add(json);
        _set.Add(JsonOptions.Parse(json));
    }

    /// <summary>Restarts the board; the chips keep their power and whatever state they are in.</summary>
    public void Reboot()
    {
        Hardware = new BenchHardware(Time);
        _set = new SensorSet(10);
        _sampler = null;
        _declared.ForEach(json => _set.Add(JsonOptions.Parse(json)));
    }

    /// <summary>Runs until there is a reading.</summary>
    /// <returns>The attributes; empty if there was no reading in that time.</returns>
    public Dictionary<string, decimal> Next(double seconds = 10)
    {
        long end = Hardware.Uptime + (long)(seconds * 1000);
        while (!Sampler.Sample(_reading))
        {
            long wait = Sampler.MillisecondsToNext();
            if (Hardware.Uptime + wait > end)
            {
                Hardware.Wait((int)Math.Max(0, end - Hardware.Uptime));
                return [];
            }

            Hardware.Wait((int)wait);
        }

        _reading.Sent();
        return Enumerable.Range(0, _reading.Count).ToDictionary(i => _reading[i].Attribute, i => Decimal(_reading[i]));
    }

    /// <summary>Runs for a while and puts the readings together.</summary>
    /// <returns>The last value of each attribute that came in that time.</returns>
    public Dictionary<string, decimal> During(double seconds) => Together(seconds, (_, value) => value);

    /// <summary>Runs for a while and keeps what came first.</summary>
    /// <returns>The first value of each attribute that came in that time.</returns>
    public Dictionary<string, decimal> First(double seconds) => Together(seconds, (first, _) => first);

    /// <summary>Goes to the next time that something is due, and begins with it.</summary>
    public void Trigger()
    {
        Hardware.Wait(Sampler.MillisecondsToNext());
        Sampler.Sample(_reading);
    }

    /// <summary>Runs up to a time; readings on the way are dropped.</summary>
    public void RunUntil(long uptime)
    {
        while (Hardware.Uptime < uptime)
        {
            Next((uptime - Hardware.Uptime) / 1000.0);
        }
    }

    /// <summary>Checks that an attribute, if it is in a reading, came on the grid of ten seconds and in time.</summary>
    public void Check(Dictionary<string, decimal> reading, string attribute)
    {
        if (reading.ContainsKey(attribute))
        {
            _expectedAt += 10000;
            Assert.AreEqual(_expectedAt, _reading.Uptime / 10000 * 10000);
            Assert.IsTrue(_reading.Uptime - _expectedAt < 500, $"taken at {_reading.Uptime}");
            Assert.IsTrue(Hardware.Uptime - _reading.Uptime < 1000, $"ready at {Hardware.Uptime}");
        }
    }

    public void Wake() => Interlocked.Increment(ref _wakes);

    public void SensorLost(string sensor, string reason)
    {
        FaultCount++;
        Log.Add($"{sensor}: {reason}");
    }

    public void SensorReturned(string sensor)
    {
        FaultCount--;
        Log.Add($"{sensor} is back");
    }

    public void Dispose()
    {
        _entered.Dispose();
        Board.Dispose();
    }

    private Dictionary<string, decimal> Together(double seconds, Func<decimal, decimal, decimal> choose)
    {
        long end = Hardware.Uptime + (long)(seconds * 1000);
        Dictionary<string, decimal> all = [];
        while (Hardware.Uptime < end)
        {
            foreach ((string attribute, decimal value) in Next((end - Hardware.Uptime) / 1000.0))
            {
                all[attribute] = all.TryGetValue(attribute, out decimal before) ? choose(before, value) : value;
            }
        }

        return all;
    }

    private static decimal Decimal(Measurement measurement)
    {
        decimal value = measurement.Value;
        for (int i = 0; i < measurement.Decimals; i++)
        {
            value /= 10;
        }

        return value;
    }
}
