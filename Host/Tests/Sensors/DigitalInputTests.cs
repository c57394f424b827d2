using System.Diagnostics;
using Host.Board;

namespace Host.Tests.Sensors;

/// <summary>
/// A contact on a virtual pin: edges come on the board's event thread, readings are taken on the test's, as they are on
/// the firmware's two threads.
/// </summary>
[TestClass]
public sealed class DigitalInputTests : IDisposable
{
    private const int Pin = 13;
    private readonly SensorBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [TestMethod]
    [DataRow("""{ "type": "digital", "name": "door", "pin": 13 }""", true, 1)]
    [DataRow("""{ "type": "digital", "name": "door", "pin": 13 }""", false, 0)]
    [DataRow("""{ "type": "digital", "name": "door", "pin": 13, "activeLow": true }""", true, 0)]
    [DataRow("""{ "type": "digital", "name": "door", "pin": 13, "activeLow": true }""", false, 1)]
    public void The_level_is_a_measurement(string settings, bool isHigh, int expected)
    {
        _bench.Declare(settings);
        _bench.Board.Pins[Pin].Drive(isHigh);

        Assert.AreEqual(expected, _bench.Next()["door"]);
    }

    [TestMethod]
    public void An_open_contact_is_pulled_up()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "pull": "up" }""");

        Assert.AreEqual(1m, _bench.Next()["door"]);
    }

    [TestMethod]
    public void A_change_is_a_reading_at_once()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 0, "periodSeconds": 3600 }""");
        _bench.Next();
        int wakes = _bench.Wakes;

        _bench.Board.Pins[Pin].Drive(true);
        Patience.Until(() => _bench.Wakes > wakes);

        Assert.AreEqual(1m, _bench.Next(0)["door"]);
        Assert.IsEmpty(_bench.Next(60));
    }

    [TestMethod]
    public void Each_edge_is_counted_and_the_last_state_is_sent()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 0, "minimumIntervalSeconds": 10, "periodSeconds": 3600, "count": true }""");
        _bench.Next();
        int wakes = _bench.Wakes;

        _bench.Board.Pins[Pin].Pulse(500);
        _bench.Board.Pins[Pin].Drive(true);
        Patience.Until(() => _bench.Wakes == wakes + 1001);

        List<Dictionary<string, decimal>> readings = [];
        for (Dictionary<string, decimal> reading = _bench.Next(60); reading.Count > 0; reading = _bench.Next(60))
        {
            readings.Add(reading);
        }

        Assert.HasCount(1, readings);
        Assert.AreEqual(1m, readings[^1]["door_state"]);
        Assert.AreEqual(501m, readings[^1]["door_count"]);
    }

    /// <summary>
    /// One thread moves the contact as fast as it can, the other takes readings as fast as it can: whatever happens
    /// between two of them, the count in a reading never runs back or ahead, and at the end the truth is known.
    /// </summary>
    [TestMethod]
    public void Nothing_is_lost_between_two_threads()
    {
        const int Pulses = 5000;
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 0, "minimumIntervalSeconds": 0, "periodSeconds": 3600, "count": true }""");
        _bench.Next();
        int wakes = _bench.Wakes;
        VirtualPin pin = _bench.Board.Pins[Pin];
        Thread contact = new(() => pin.Pulse(Pulses));
        contact.Start();

        decimal count = 0;
        decimal state = -1;
        Stopwatch watch = Stopwatch.StartNew();
        while ((_bench.Wakes < wakes + (2 * Pulses) || count < Pulses) && watch.Elapsed < Patience.Limit)
        {
            Dictionary<string, decimal> reading = _bench.Next(0);
            if (reading.Count > 0)
            {
                Assert.IsTrue(reading["door_count"] >= count && reading["door_count"] <= Pulses);
                count = reading["door_count"];
                state = reading["door_state"];
            }
        }

        for (Dictionary<string, decimal> reading = _bench.Next(0); reading.Count > 0; reading = _bench.Next(0))
        {
            state = reading["door_state"];
        }

        contact.Join();
        Assert.AreEqual(Pulses, count);
        Assert.AreEqual(0m, state);
    }

    [TestMethod]
    public void A_bouncing_contact_is_one_event()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 20, "periodSeconds": 3600, "count": true }""");
        _bench.Next();
        int wakes = _bench.Wakes;

        _bench.Board.Pins[Pin].Pulse(20);
        _bench.Board.Pins[Pin].Drive(true);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(20));
        Patience.Until(() => _bench.Wakes > wakes);

        Assert.AreEqual(1m, _bench.Next(0)["door_count"]);
    }

    /// <summary>A spike shorter than the debounce time is not an event, so nothing would correct it before the next period.</summary>
    [TestMethod]
    public void A_spike_while_a_reading_is_taken_is_no_state()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 300 }""");
        Assert.AreEqual(0m, _bench.Next()["door"]);

        // The reading falls into the spike, which ends before the debounce time does.
        _bench.RunUntil(9900);
        _bench.Board.Pins[Pin].Drive(true);
        Assert.IsEmpty(_bench.Next(0.15));
        _bench.Board.Pins[Pin].Drive(false);

        Assert.AreEqual(0m, _bench.Next(1)["door"]);
    }

    /// <summary>Events can be lost if there are too many of them: then the level tells.</summary>
    [TestMethod]
    public void A_level_that_stays_is_the_state_without_an_event_too()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 13, "debounceMilliseconds": 10000 }""");
        Assert.AreEqual(0m, _bench.Next()["door"]);

        // The event comes a second after the measurement that doubts the level.
        _bench.Hardware.Wait(1000);
        _bench.Board.Pins[Pin].Drive(true);
        Assert.IsEmpty(_bench.Next(9.5));

        Assert.AreEqual(1m, _bench.Next(11)["door"]);
        Assert.IsEmpty(_bench.Log);
    }

    [TestMethod]
    public void A_pin_that_cannot_be_had_is_a_fault_and_nothing_more()
    {
        _bench.Declare("""{ "type": "digital", "name": "door", "pin": 6 }""");
        _bench.Declare("""{ "type": "digital", "name": "window", "pin": 14 }""");

        Dictionary<string, decimal> reading = _bench.Next();

        Assert.HasCount(1, reading);
        Assert.StartsWith("door at pin 6: not available", _bench.Log.Single());
    }
}
