using System.Device.I2c;
using Host.Board.Chips;
using Host.Tests.Sensors;

namespace Host.Tests.Oracle;

/// <summary>One chip on the virtual board with two drivers: ours, and one of the .NET IoT team, which nobody here wrote.</summary>
internal sealed class OracleBench<TChip> : IDisposable
    where TChip : SensorChip
{
    private readonly SensorBench _bench = new();
    private readonly HashSet<Difference> _seen;
    private readonly string _sensor;
    private readonly int _milliseconds;

    /// <param name="sensor">The settings of our driver.</param>
    /// <param name="milliseconds">How long its slowest conversion takes.</param>
    /// <param name="seen">Takes the known differences that showed.</param>
    public OracleBench(string sensor, int address, Func<TimeProvider, TChip> make, int milliseconds, HashSet<Difference> seen)
    {
        _seen = seen;
        _milliseconds = milliseconds;
        _sensor = sensor.Split('"')[3];
        Chip = _bench.Plug(address, make(_bench.Time));
        _bench.Declare(sensor);

        // Theirs comes first: ours finds the chip as that one left it.
        _bench.Hardware.OpenI2c(1, address);
        Device = new PatientDevice(_bench.Board.I2c.Bus(1).CreateDevice(address), _bench.Time, TimeSpan.FromMilliseconds(milliseconds));
    }

    public TChip Chip { get; }

    /// <summary>Gets the chip for the other driver.</summary>
    public I2cDevice Device { get; }

    /// <summary>Has ours measure, and compares.</summary>
    /// <param name="theirs">By attribute: what the other driver says, and half of our last decimal.</param>
    public void Compare(Func<(string Attribute, double Value, double Rounding)[]> theirs)
    {
        // A chip that measures by itself has a new result for each of the two.
        _bench.Hardware.Wait(_milliseconds);
        Dictionary<string, decimal> ours = _bench.Next(20);
        _bench.Hardware.Wait(_milliseconds);
        foreach ((string attribute, double value, double rounding) in theirs())
        {
            Assert.IsTrue(ours.ContainsKey(attribute), $"{_sensor}: no {attribute}, theirs is {value}; {string.Join(", ", _bench.Log)}");
            Compare(attribute, (double)ours[attribute], value, rounding * 1.0001);
        }
    }

    public void Dispose() => _bench.Dispose();

    private void Compare(string attribute, double ours, double theirs, double rounding)
    {
        if (Math.Abs(ours - theirs) > rounding)
        {
            Difference? known = Array.Find(Difference.All, known => known.Explains(_sensor, attribute, Chip, ours, theirs, rounding));
            Assert.IsNotNull(known, $"{_sensor} {attribute}: ours {ours}, theirs {theirs}");
            _seen.Add(known);
        }
    }
}
