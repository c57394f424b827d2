using nanoFramework.TestFramework;
using Sensors;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>Readings at a fixed rate from healthy sensors. The bench boots at 1000 ms, the common period is 10 s.</summary>
    [TestClass]
    public class SamplerTests
    {
        /// <summary>Nobody waits a period for the first reading.</summary>
        [TestMethod, Collect]
        public void The_first_reading_is_taken_at_once()
        {
            Bench bench = new Bench();
            bench.Add("air");

            Assert.AreEqual("1000 air=2150", bench.Next(0));
        }

        /// <summary>A device that sleeps is done when each sensor has measured, or is lost.</summary>
        [TestMethod, Collect]
        public void All_have_measured_once_each_has_or_is_lost()
        {
            Bench bench = new Bench();
            bench.Add("quick");
            bench.Add("slow").Conversion = 3000;
            bench.Add("bad").OnStart = SensorStatus.WrongChip;
            Assert.IsFalse(bench.Sampler.HasMeasured);
            Assert.AreEqual("1000 quick=2150", bench.Next(600));
            Assert.IsFalse(bench.Sampler.HasMeasured);

            Assert.IsNotNull(bench.Next(4000));

            Assert.IsTrue(bench.Sampler.HasMeasured);
        }

        /// <summary>Each step takes time, and sometimes much of it; the error must not add up.</summary>
        [TestMethod, Collect]
        public void A_thousand_periods_later_the_reading_is_still_on_the_grid()
        {
            Bench bench = new Bench();
            FakeSensor sensor = bench.Add("air", "periodSeconds", 7);
            sensor.Transfer = 3;
            sensor.Conversion = 40;
            bench.Next(1000);
            for (int i = 1; i <= 1000; i++)
            {
                Assert.IsNotNull(bench.Next(10000));
                Assert.AreEqual(1000L + (i * 7000L), bench.Reading.Uptime);
                bench.Hardware.Uptime += i % 7 * 600;
            }

            CollectAttribute.Now();
        }

        /// <summary>The network, the flash or the collector may hold everything up.</summary>
        [TestMethod, Collect]
        public void After_a_long_block_there_is_one_reading_and_then_the_grid()
        {
            Bench bench = new Bench();
            bench.Add("air");
            bench.Next(0);

            bench.Hardware.Uptime += 123456;

            Assert.AreEqual("124456 air=2150", bench.Next(0));
            Assert.AreEqual("131000 air=2150", bench.Next(20000));
        }

        /// <summary>Three conversions of 180 ms take 180 ms.</summary>
        [TestMethod, Collect]
        public void Conversions_overlap()
        {
            Bench bench = new Bench();
            FakeSensor one = bench.Add("one");
            FakeSensor two = bench.Add("two");
            FakeSensor three = bench.Add("three");
            one.Conversion = 180;
            two.Conversion = 120;
            three.Conversion = 15;

            Assert.AreEqual("1000 one=2150 two=2150 three=2150", bench.Next(190));
            Assert.AreEqual(1190L, one.MeasuredAt);
            Assert.AreEqual(1130L, two.MeasuredAt);
            Assert.AreEqual(1025L, three.MeasuredAt);
        }

        /// <summary>
        /// Never read before the end of the conversion, whatever the other transfers take, and though the device's clock
        /// goes in steps of 10 ms.
        /// </summary>
        [TestMethod, Collect]
        public void A_conversion_has_its_whole_time()
        {
            Bench bench = new Bench();
            FakeSensor one = bench.Add("one");
            FakeSensor two = bench.Add("two");
            one.Transfer = 9;
            two.Transfer = 9;
            one.Conversion = 15;
            two.Conversion = 15;
            bench.Next(1000);

            Assert.IsTrue(one.MeasuredAt - one.TriggeredAt >= 15 + 10 + 9);
            Assert.IsTrue(two.MeasuredAt - two.TriggeredAt >= 15 + 10 + 9);
        }

        /// <summary>A sensor that needs more than half a second does not keep the others waiting.</summary>
        [TestMethod, Collect]
        public void A_slow_sensor_gets_a_reading_of_its_own()
        {
            Bench bench = new Bench();
            bench.Add("quick");
            bench.Add("slow").Conversion = 800;

            Assert.AreEqual("1000 quick=2150", bench.Next(0));
            Assert.AreEqual("1810 slow=2150", bench.Next(810));
        }

        /// <summary>On a bus that hangs a transfer takes a second: those who measured before it keep their time.</summary>
        [TestMethod, Collect]
        public void A_transfer_that_hangs_does_not_move_the_others_off_the_grid()
        {
            Bench bench = new Bench();
            bench.Add("quick");
            FakeSensor slow = bench.Add("slow");
            bench.Next(0);

            slow.Transfer = 1000;
            slow.OnTrigger = SensorStatus.BusError;

            Assert.AreEqual("11000 quick=2150", bench.Next(10000));
        }

        /// <summary>A slow start is as good as a slow conversion.</summary>
        [TestMethod, Collect]
        public void A_sensor_that_starts_slowly_joins_later()
        {
            Bench bench = new Bench();
            bench.Add("quick");
            bench.Add("slow").Settling = 5000;

            Assert.AreEqual("1000 quick=2150", bench.Next(0));
            Assert.AreEqual("6000 slow=2150", bench.Next(5000));
            Assert.AreEqual("11000 quick=2150 slow=2150", bench.Next(5000));
        }

        /// <summary>Each sensor has its own period, on one grid.</summary>
        [TestMethod, Collect]
        public void Sensors_with_different_periods_meet_on_the_grid()
        {
            Bench bench = new Bench();
            bench.Add("often", "periodSeconds", 4);
            bench.Add("seldom", "periodSeconds", 6);
            bench.Next(0);

            Assert.AreEqual("5000 often=2150", bench.Next(60000));
            Assert.AreEqual("7000 seldom=2150", bench.Next(60000));
            Assert.AreEqual("9000 often=2150", bench.Next(60000));
            Assert.AreEqual("13000 often=2150 seldom=2150", bench.Next(60000));
        }

        /// <summary>The sampling thread sleeps exactly as long as it may.</summary>
        [TestMethod, Collect]
        public void The_time_to_the_next_step_is_known()
        {
            Bench bench = new Bench();
            bench.Add("air").Conversion = 25;

            Assert.AreEqual(0, bench.Sampler.MillisecondsToNext());
            bench.Sampler.Sample(bench.Reading);
            bench.Sampler.Sample(bench.Reading);
            Assert.AreEqual(35, bench.Sampler.MillisecondsToNext());
            bench.Hardware.Uptime += 35;
            Assert.IsTrue(bench.Sampler.Sample(bench.Reading));
            Assert.AreEqual(9965, bench.Sampler.MillisecondsToNext());
        }

        /// <summary>Three samples spread over the period, the mean with it; at boot the first sample alone.</summary>
        [TestMethod, Collect]
        public void A_mean_is_taken_over_samples_spread_over_the_period()
        {
            Bench bench = new Bench();
            FakeSensor sensor = bench.Add("air", "average", 3);
            Assert.AreEqual("1000 air=2150", bench.Next(0));

            sensor.Value = 100;
            Assert.IsNull(bench.Next(3334));
            sensor.Value = 200;
            Assert.IsNull(bench.Next(3333));
            sensor.Value = 301;
            Assert.AreEqual("11000 air=200", bench.Next(3333));
            Assert.AreEqual(4, sensor.Triggers);
        }

        /// <summary>What does not fit into one reading goes into the next, with the same time.</summary>
        [TestMethod, Collect]
        public void A_full_reading_leaves_the_rest_to_the_next()
        {
            Bench bench = new Bench();
            for (int i = 0; i < 16; i++)
            {
                bench.Add("an_attribute_with_a_rather_long_name__" + (char)('a' + i) + "_");
            }

            Reading small = new Reading(600);
            int readings = 0;
            int measurements = 0;
            for (int i = 0; i < 20; i++)
            {
                if (bench.Sampler.Sample(small))
                {
                    Assert.AreEqual(1000L, small.Uptime);
                    readings++;
                    measurements += small.Count;
                }
            }

            Assert.AreEqual(2, readings);
            Assert.AreEqual(16, measurements);
        }

        /// <summary>Within the deadband nothing is sent, not even an empty reading, until the heartbeat.</summary>
        [TestMethod, Collect]
        public void Within_the_deadband_only_the_heartbeat_is_sent()
        {
            Bench bench = new Bench();
            FakeSensor sensor = bench.Add("air", "deadband", 0.5, "heartbeatSeconds", 60);
            Assert.AreEqual("1000 air=2150", bench.Next(0));

            sensor.Value = 2199;
            Assert.IsNull(bench.Next(30000));
            sensor.Value = 2200;
            Assert.AreEqual("41000 air=2200", bench.Next(10000));
            Assert.AreEqual("101000 air=2200", bench.Next(60000));
        }

        /// <summary>
        /// Devices that get power together do not march in step: the first reading at once, then each sensor's grid lies where the
        /// device's phase has it in the sensor's own period.
        /// </summary>
        [DataRow(0L, 11000L, 5000L)]
        [DataRow(3456L, 4456L, 4456L)]
        [DataRow(9999L, 10999L, 2999L)]
        [DataRow(4294967295L, 8295L, 4295L)]
        [TestMethod, Collect]
        public void The_grid_lies_where_the_devices_phase_has_it(long phase, long slow, long fast)
        {
            Bench ten = new Bench { Phase = phase };
            ten.Add("air");
            Assert.AreEqual("1000 air=2150", ten.Next(0));
            Assert.AreEqual(slow + " air=2150", ten.Next(10000));
            Assert.AreEqual((slow + 10000) + " air=2150", ten.Next(10000));

            Bench four = new Bench { Phase = phase };
            four.Add("air", "periodSeconds", 4);
            Assert.AreEqual("1000 air=2150", four.Next(0));
            Assert.AreEqual(fast + " air=2150", four.Next(4000));
        }

        /// <summary>Within the deadband of a value that nobody will ever see is not unchanged.</summary>
        [TestMethod, Collect]
        public void A_value_that_the_journal_did_not_take_was_not_sent()
        {
            Bench bench = new Bench { IsStored = false };
            bench.Add("air", "deadband", 0.5);
            Assert.AreEqual("1000 air=2150", bench.Next(0));
            bench.IsStored = true;
            Assert.AreEqual("11000 air=2150", bench.Next(10000));
            Assert.IsNull(bench.Next(10000));
        }

        /// <summary>No sensors are no reason to spin.</summary>
        [TestMethod, Collect]
        public void Without_sensors_there_is_nothing_to_do()
        {
            Bench bench = new Bench();

            Assert.IsFalse(bench.Sampler.Sample(bench.Reading));
            Assert.AreEqual(60000, bench.Sampler.MillisecondsToNext());
        }
    }
}
