using nanoFramework.TestFramework;
using Sensors;

namespace Tests.Sensors
{
    /// <summary>From a sensor's sample to the attribute on the wire.</summary>
    [TestClass]
    public class AdjustmentTests
    {
        /// <summary>Mean, factor, offset and decimals; whole numbers stay exact without factor and offset.</summary>
        [DataRow(2153L, 1, 2, 2, 1.0, 0.0, 2153L)]
        [DataRow(2153L, 1, 2, 1, 1.0, 0.0, 215L)]
        [DataRow(2155L, 1, 2, 1, 1.0, 0.0, 216L)]
        [DataRow(-2155L, 1, 2, 1, 1.0, 0.0, -216L)]
        [DataRow(2153L, 1, 2, 4, 1.0, 0.0, 215300L)]
        [DataRow(301L, 3, 2, 2, 1.0, 0.0, 100L)]
        [DataRow(100L, 3, 0, 2, 1.0, 0.0, 3333L)]
        [DataRow(2153L, 1, 2, 2, 1.0, -0.4, 2113L)]
        [DataRow(2153L, 1, 2, 2, 2.0, 0.5, 4356L)]
        [DataRow(12345L, 1, 0, 3, 0.2794, 0.0, 3449193L)]
        [DataRow(9007199254740993L, 1, 0, 0, 1.0, 0.0, 9007199254740993L)]
        [TestMethod, Collect]
        public void A_mean_is_calibrated(long sum, int count, int from, int to, double factor, double offset, long expected)
        {
            Assert.AreEqual(expected, Adjustment.Calibrate(sum, count, from, to, factor, offset));
        }

        /// <summary>A value that moved less than the deadband stays away, in both directions.</summary>
        [TestMethod, Collect]
        public void Only_what_has_moved_enough_is_pending()
        {
            Measurement measurement = Adjusted(new Adjustment(2, 1, 1, 0, 0.5, 60000));

            Assert.IsTrue(IsPending(measurement, 2000, 0));
            measurement.Sent(0);
            Assert.IsFalse(IsPending(measurement, 2044, 1000));
            Assert.IsFalse(IsPending(measurement, 1956, 1000));
            Assert.IsTrue(IsPending(measurement, 2050, 1000));
            Assert.IsTrue(IsPending(measurement, 1950, 1000));
            Assert.IsTrue(IsPending(measurement, 2000, 60000));
        }

        /// <summary>A deadband between two values that can be sent is as good as the greater one.</summary>
        [DataRow(0.24, 20L, false)]
        [DataRow(0.24, 30L, true)]
        [DataRow(0.3, 30L, true)]
        [DataRow(0.7, 60L, false)]
        [DataRow(0.7, 70L, true)]
        [DataRow(0.01, 0L, false)]
        [DataRow(0.01, 10L, true)]
        [DataRow(0.0, 0L, true)]
        [TestMethod, Collect]
        public void What_moved_less_than_the_deadband_is_never_pending(double deadband, long moved, bool expected)
        {
            Measurement measurement = Adjusted(new Adjustment(2, 1, 1, 0, deadband, 60000));
            IsPending(measurement, 2000, 0);
            measurement.Sent(0);

            Assert.AreEqual(expected, IsPending(measurement, 2000 + moved, 1000));
        }

        /// <summary>A sample that failed is not in the mean; without any there is no measurement.</summary>
        [TestMethod, Collect]
        public void Only_valid_samples_count()
        {
            Measurement measurement = Adjusted(new Adjustment(2, 2, 1, 0, 0, 60000));
            measurement.Set(10);
            measurement.Sample();
            measurement.Set(10001);
            measurement.Sample();
            measurement.State = SampleState.None;
            measurement.Sample();
            measurement.Set(20);
            measurement.Sample();
            measurement.Complete(0);
            Assert.IsTrue(measurement.IsPending);
            Assert.AreEqual(15L, measurement.Value);

            measurement.State = SampleState.None;
            measurement.Sample();
            measurement.Complete(0);
            Assert.IsFalse(measurement.IsPending);
        }

        /// <summary>A reading never grows beyond what the journal takes.</summary>
        [DataRow(0L, 2, 18)]
        [DataRow(-123456L, 2, 21)]
        [DataRow(7L, 0, 16)]
        [TestMethod, Collect]
        public void A_readings_length_is_never_underestimated(long value, int decimals, int needed)
        {
            // "temperature":0.00, and "temperature":-1234.56, and "temperature":7,
            Measurement measurement = new Measurement("temperature", decimals, long.MinValue, long.MaxValue);
            measurement.Set(value);

            Assert.IsFalse(new Reading(needed - 1).TryAdd(measurement));
            Assert.IsTrue(new Reading(needed + 5).TryAdd(measurement));
        }

        private static Measurement Adjusted(Adjustment adjustment)
        {
            Measurement measurement = new Measurement("t", 2, -10000, 10000);
            measurement.Decimals = 1;
            measurement.Adjustment = adjustment;
            return measurement;
        }

        private static bool IsPending(Measurement measurement, long value, long now)
        {
            measurement.Set(value);
            measurement.Sample();
            measurement.Complete(now);
            return measurement.IsPending;
        }
    }
}
