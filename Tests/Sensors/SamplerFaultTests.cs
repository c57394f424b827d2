using nanoFramework.TestFramework;
using Sensors;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>Sensors that fail, and what it costs the others: nothing.</summary>
    [TestClass]
    public class SamplerFaultTests
    {
        /// <summary>One line at the loss, one at the return; between them only its own attribute is missing.</summary>
        [TestMethod, Collect]
        public void A_sensor_that_is_pulled_out_comes_back_by_itself()
        {
            Bench bench = new Bench();
            bench.Add("good");
            FakeSensor bad = bench.Add("bad");
            bench.Next(0);

            bad.OnTrigger = SensorStatus.NotAcknowledged;
            bad.OnStart = SensorStatus.NotAcknowledged;
            Assert.AreEqual("11000 good=2150", bench.Next(10000));
            Assert.AreEqual("21000 good=2150", bench.Next(10000));
            Assert.AreEqual(1, bench.Observer.FaultCount);

            bad.OnTrigger = SensorStatus.Ok;
            bad.OnStart = SensorStatus.Ok;
            Assert.AreEqual("26000 bad=2150", bench.Next(10000));
            Assert.AreEqual("31000 good=2150 bad=2150", bench.Next(10000));
            Assert.AreEqual(0, bench.Observer.FaultCount);
            Assert.AreEqual(2, bench.Observer.Lines.Count);
            Assert.AreEqual("bad at nowhere: does not answer", (string)bench.Observer.Lines[0]);
            Assert.AreEqual("bad at nowhere is back", (string)bench.Observer.Lines[1]);
        }

        /// <summary>
        /// Twice within the first 2 s, then after 1, 2, 4 ... 256, 300 s: a day without the sensor is some 290 attempts
        /// and one line.
        /// </summary>
        [TestMethod, Collect]
        public void A_missing_sensor_is_looked_for_ever_less_often()
        {
            Bench bench = new Bench();
            FakeSensor missing = bench.Add("missing");
            missing.OnStart = SensorStatus.NotAcknowledged;
            bench.Next(86400000);

            Assert.AreEqual(1 + 9 + ((86400 - 511) / 300) + 1, missing.Starts);
            Assert.AreEqual(1, bench.Observer.Lines.Count);
        }

        /// <summary>An SCD4x needs a second after power-on, and the device may be quicker: no fault, and no waiting for it.</summary>
        [TestMethod, Collect]
        public void A_chip_that_powers_up_slowly_is_not_lost()
        {
            Bench bench = new Bench();
            bench.Add("quick");
            FakeSensor slow = bench.Add("slow");
            slow.OnStart = SensorStatus.NotAcknowledged;
            Assert.AreEqual("1000 quick=2150", bench.Next(0));

            slow.OnStart = SensorStatus.Ok;
            Assert.AreEqual("2000 slow=2150", bench.Next(1000));
            Assert.AreEqual(0, bench.Observer.Lines.Count);
        }

        /// <summary>Each way in which a step can end badly leaves the attribute out and names the reason.</summary>
        [DataRow(2, "bad at nowhere: does not answer")]
        [DataRow(4, "bad at nowhere: another chip answers")]
        [DataRow(5, "bad at nowhere: bad checksum")]
        [DataRow(7, "bad at nowhere: lost power")]
        [TestMethod, Collect]
        public void A_bad_measurement_is_no_measurement(int status, string line)
        {
            Bench bench = new Bench();
            bench.Add("good");
            bench.Add("bad").OnMeasure = (SensorStatus)status;

            Assert.AreEqual("1000 good=2150", bench.Next(0));
            Assert.AreEqual(line, (string)bench.Observer.Lines[0]);
        }

        /// <summary>A sensor that never becomes ready has its second, and delays the others by half of one.</summary>
        [TestMethod, Collect]
        public void A_sensor_that_never_finishes_is_given_up()
        {
            Bench bench = new Bench();
            bench.Add("good");
            bench.Add("bad").OnMeasure = SensorStatus.NotReady;

            Assert.AreEqual("1000 good=2150", bench.Next(520));
            Assert.IsTrue(bench.Hardware.Uptime >= 1500);
            Assert.IsNull(bench.Next(700));
            Assert.AreEqual("bad at nowhere: does not finish", (string)bench.Observer.Lines[0]);
        }

        /// <summary>A driver's own mistake is contained.</summary>
        [TestMethod, Collect]
        public void A_sensor_that_throws_stops_no_other()
        {
            Bench bench = new Bench();
            bench.Add("bad").Throws = true;
            bench.Add("good");

            Assert.AreEqual("1000 good=2150", bench.Next(0));
            Assert.AreEqual("bad at nowhere: not available: ArgumentException", (string)bench.Observer.Lines[0]);
        }

        /// <summary>Before deep sleep each chip goes to rest, whatever another one does; one that never answered is left alone.</summary>
        [TestMethod, Collect]
        public void Each_sensor_that_measures_is_stopped()
        {
            Bench bench = new Bench();
            FakeSensor bad = bench.Add("bad");
            FakeSensor good = bench.Add("good");
            FakeSensor lost = bench.Add("lost");
            FakeSensor missing = bench.Add("missing");
            missing.OnStart = SensorStatus.WrongChip;
            bench.Next(0);
            lost.OnTrigger = SensorStatus.BadChecksum;
            bench.Next(10000);

            bad.Throws = true;
            bench.Sampler.Stop();

            Assert.IsTrue(bad.IsStopped);
            Assert.IsTrue(good.IsStopped);
            Assert.IsTrue(lost.IsStopped, "it is our chip, and may be measuring");
            Assert.IsFalse(missing.IsStopped);
        }

        /// <summary>Out of range is no failure of the sensor: it goes on at its own rate, without the value.</summary>
        [TestMethod, Collect]
        public void A_value_out_of_range_is_left_out_until_it_is_in_range_again()
        {
            Bench bench = new Bench();
            FakeSensor sensor = bench.Add("air");
            bench.Next(0);

            sensor.Value = 10001;
            Assert.IsNull(bench.Next(25000));
            Assert.AreEqual(1, bench.Observer.FaultCount);
            Assert.AreEqual(1, sensor.Starts);

            sensor.Value = 10000;
            Assert.AreEqual("31000 air=10000", bench.Next(10000));
            Assert.AreEqual(2, bench.Observer.Lines.Count);
            Assert.AreEqual("air at nowhere: value out of range", (string)bench.Observer.Lines[0]);
        }

        /// <summary>What was sent before the loss means nothing for what comes after it.</summary>
        [TestMethod, Collect]
        public void After_its_return_a_sensor_sends_within_the_deadband_too()
        {
            Bench bench = new Bench();
            FakeSensor sensor = bench.Add("air", "deadband", 5);
            bench.Next(0);

            sensor.OnTrigger = SensorStatus.BadChecksum;
            bench.Next(10000);
            sensor.OnTrigger = SensorStatus.Ok;

            Assert.AreEqual("12000 air=2150", bench.Next(10000));
        }
    }
}
