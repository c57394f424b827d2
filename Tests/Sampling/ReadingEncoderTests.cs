using System.Text;
using Firmware.Sampling;
using nanoFramework.TestFramework;
using Nubison.Delivery;
using Nubison.Protocol;
using Sensors;

namespace Tests.Sampling
{
    /// <summary>Readings as the platform gets them.</summary>
    [TestClass]
    public class ReadingEncoderTests
    {
        /// <summary>Numbers are exact: what was measured, no more digits and no fewer.</summary>
        [TestMethod, Collect]
        public void A_reading_becomes_the_members_of_a_json_object()
        {
            Reading reading = new Reading(200);
            reading.Begin(0);
            reading.TryAdd(Measured("temperature", 2, -5));
            reading.TryAdd(Measured("pressure", 2, 101325));
            reading.TryAdd(Measured("door", 0, 1));

            Assert.AreEqual("\"temperature\":-0.05,\"pressure\":1013.25,\"door\":1", Encode(reading));
        }

        /// <summary>Nothing measured is nothing to send.</summary>
        [TestMethod, Collect]
        public void A_reading_without_measurements_is_empty()
        {
            Reading reading = new Reading(200);
            reading.Begin(0);

            Assert.AreEqual(string.Empty, Encode(reading));
        }

        /// <summary>The sampler counts bytes by the same rule by which they are written.</summary>
        [TestMethod, Collect]
        public void What_fits_a_reading_fits_the_buffer()
        {
            Reading reading = new Reading(Journal.MaximumLength);
            reading.Begin(0);
            int count = 0;
            while (reading.TryAdd(Measured("attribute" + count, 6, long.MinValue)))
            {
                count++;
            }

            string text = Encode(reading);

            Assert.IsTrue(count > 10);
            Assert.IsTrue(text.Length <= Journal.MaximumLength);
            Assert.AreEqual((int)'8', (int)text[text.Length - 1], "the last digit of the last value");
        }

        private static Measurement Measured(string attribute, int decimals, long value)
        {
            Measurement measurement = new Measurement(attribute, decimals, long.MinValue, long.MaxValue);
            measurement.Set(value);
            return measurement;
        }

        private static string Encode(Reading reading)
        {
            JsonWriter writer = new JsonWriter(new byte[Journal.MaximumLength]);
            new ReadingEncoder(reading).WriteTo(writer);
            return Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length);
        }
    }
}
