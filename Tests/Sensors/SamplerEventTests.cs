using nanoFramework.TestFramework;

namespace Tests.Sensors
{
    /// <summary>Events: a reading at once, but not more of them than wanted.</summary>
    [TestClass]
    public class SamplerEventTests
    {
        /// <summary>The reading has the event's sensor alone, and the event's time.</summary>
        [TestMethod, Collect]
        public void An_event_takes_a_reading_at_once()
        {
            Bench bench = new Bench();
            bench.Add("air");
            FakeSensor door = bench.Add("door");
            bench.Next(0);

            bench.Hardware.Uptime += 1234;
            door.Raise(1);
            bench.Hardware.Uptime += 3;

            Assert.AreEqual(1, bench.Observer.Wakes);
            Assert.AreEqual(0, bench.Sampler.MillisecondsToNext());
            Assert.AreEqual("2234 door=1", bench.Next(0));
            Assert.AreEqual("11000 air=2150 door=1", bench.Next(10000));
        }

        /// <summary>At most one reading per interval, and after it the last state.</summary>
        [TestMethod, Collect]
        public void Within_the_minimum_interval_only_the_last_state_is_sent()
        {
            Bench bench = new Bench();
            FakeSensor door = bench.Add("door", "periodSeconds", 3600);
            door.MinimumIntervalMilliseconds = 5000;
            bench.Next(0);

            door.Raise(1);
            Assert.AreEqual("1000 door=1", bench.Next(0));
            bench.Hardware.Uptime += 1000;
            door.Raise(0);
            bench.Hardware.Uptime += 1000;
            door.Raise(1);
            bench.Hardware.Uptime += 1000;
            door.Raise(0);

            Assert.AreEqual(2000, bench.Sampler.MillisecondsToNext());
            Assert.IsNull(bench.Next(1999));
            Assert.AreEqual("4000 door=0", bench.Next(1));
            Assert.IsNull(bench.Next(60000));
        }

        /// <summary>A conversion that takes its time does not hold an event up.</summary>
        [TestMethod, Collect]
        public void An_event_does_not_wait_for_a_conversion()
        {
            Bench bench = new Bench();
            bench.Add("air").Conversion = 180;
            FakeSensor door = bench.Add("door");
            Assert.IsNull(bench.Next(50));

            door.Raise(7);

            Assert.AreEqual("1050 door=7", bench.Next(0));
            Assert.AreEqual("1000 air=2150", bench.Next(180));
        }

        /// <summary>A contact that never rests, without a minimum interval: always there is one more event.</summary>
        [TestMethod, Collect]
        public void Events_without_end_keep_no_other_sensor_from_measuring()
        {
            Bench bench = new Bench();
            FakeSensor air = bench.Add("air");
            FakeSensor door = bench.Add("door", "periodSeconds", 3600);
            bench.Next(0);
            for (int i = 0; i < 100; i++)
            {
                door.Raise(i);
                bench.Hardware.Uptime += 250;
                Assert.IsTrue(bench.Sampler.Sample(bench.Reading));
            }

            Assert.AreEqual(3, air.Triggers);
        }

        /// <summary>An event is sent whatever the deadband says.</summary>
        [TestMethod, Collect]
        public void An_event_passes_the_deadband()
        {
            Bench bench = new Bench();
            FakeSensor door = bench.Add("door", "deadband", 50);
            bench.Next(0);

            door.Raise(2151);

            Assert.AreEqual("1000 door=2151", bench.Next(0));
        }
    }
}
