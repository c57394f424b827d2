using nanoFramework.TestFramework;
using Sensors;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>Settings become sensors, and every fault is found before any hardware is touched.</summary>
    [TestClass]
    public class SensorSetTests
    {
        /// <summary>The design's rule for attribute names.</summary>
        [DataRow("", "illuminance", true, "illuminance")]
        [DataRow("door", "state", true, "door")]
        [DataRow("", "temperature", false, "temperature")]
        [DataRow("cellar", "temperature", false, "cellar_temperature")]
        [TestMethod, Collect]
        public void An_attribute_is_named_after_sensor_and_measurement(string name, string measurement, bool isOnlyOne, string expected)
        {
            Assert.AreEqual(expected, MeasurementSettings.AttributeOf(name, measurement, isOnlyOne));
        }

        /// <summary>Settings without a name give none; a <c>DataRow</c> with null would stop the device's build.</summary>
        [TestMethod, Collect]
        public void Without_a_name_an_attribute_is_named_after_the_measurement()
        {
            Assert.AreEqual("illuminance", MeasurementSettings.AttributeOf(null, "illuminance", true));
            Assert.AreEqual("temperature", MeasurementSettings.AttributeOf(null, "temperature", false));
        }

        /// <summary>A line with nothing but the type is enough.</summary>
        [TestMethod, Collect]
        public void A_type_alone_is_enough()
        {
            SensorSet set = new SensorSet(60);
            FakeOptions options = new FakeOptions("type", "bme280");
            set.Add(options);

            Assert.AreEqual(0, options.Faults.Count);
            Assert.AreEqual("bme280 at 0x76 on bus 1", set[0].Label);
            Assert.AreEqual(60, set[0].Sensor.PeriodSeconds);
            Assert.AreEqual("temperature pressure humidity", Attributes(set[0]));
        }

        /// <summary>Renamed attributes, decimals for all, an offset for one.</summary>
        [TestMethod, Collect]
        public void Settings_may_name_single_measurements()
        {
            SensorSet set = new SensorSet(60);
            FakeOptions options = new FakeOptions(
                "type", "bme280",
                "name", "roof",
                "periodSeconds", 5,
                "attributes", new object[] { "pressure", "baro" },
                "decimals", 1,
                "offset", new object[] { "temperature", -0.4 });
            set.Add(options);

            Assert.AreEqual(0, options.Faults.Count);
            Assert.AreEqual("roof_temperature baro roof_humidity", Attributes(set[0]));
            Assert.AreEqual(1, set[0].Sensor.Measurements[1].Decimals);
            Assert.AreEqual(5, set[0].Sensor.PeriodSeconds);
        }

        /// <summary>Every fault with the member it is in.</summary>
        [DataRow("type", "dht22", "", 0, "type: \"dht22\" is unknown, there are bme280, ")]
        [DataRow("offset", -1, "", 0, "offset: must say for which measurement: { \"temperature\": ... }")]
        [DataRow("address", 0x40, "", 0, "address: 0x40 is not one of this chip's: 0x76 or 0x77")]
        [DataRow("name", "über", "", 0, "name: \"über_temperature\" must be 1 to 40 of a-z")]
        [DataRow("periodSeconds", 0, "", 0, "periodSeconds: 0 is not within 1 to 86400")]
        [DataRow("periodSeconds", 10, "average", 11, "average: 11 samples do not fit into 10 s")]
        [DataRow("attributes", "x", "", 0, "attributes: must be an object")]
        [TestMethod, Collect]
        public void A_fault_is_named(string member, object value, string otherMember, object otherValue, string expected)
        {
            FakeOptions options = new FakeOptions(member, value, otherMember, otherValue, "type", "bme280");
            new SensorSet(60).Add(options);

            Assert.StartsWith(expected, (string)options.Faults[0]);
        }

        /// <summary>Two sensors with one attribute would overwrite each other.</summary>
        [TestMethod, Collect]
        public void Two_sensors_with_the_same_attribute_are_a_fault()
        {
            SensorSet set = new SensorSet(60);
            set.Add(new FakeOptions("type", "bme280"));
            FakeOptions second = new FakeOptions("type", "mcp9808");
            set.Add(second);

            Assert.AreEqual(1, second.Faults.Count);
            Assert.AreEqual("name: attribute \"temperature\" is written by sensors[0] already", (string)second.Faults[0]);
        }

        /// <summary>One chip cannot be two sensors.</summary>
        [TestMethod, Collect]
        public void Two_sensors_at_the_same_address_are_a_fault()
        {
            SensorSet set = new SensorSet(60);
            set.Add(new FakeOptions("type", "bme280"));
            FakeOptions second = new FakeOptions("type", "bmp280", "name", "b");
            set.Add(second);
            FakeOptions otherBus = new FakeOptions("type", "bmp280", "name", "c", "bus", 2);
            set.Add(otherBus);

            Assert.AreEqual("address: 0x76 on bus 1 is taken by sensors[0]", (string)second.Faults[0]);
            Assert.AreEqual(0, otherBus.Faults.Count);
        }

        /// <summary>What the device writes itself is not a name for an attribute.</summary>
        [TestMethod, Collect]
        public void The_devices_own_attributes_are_taken()
        {
            FakeOptions options = new FakeOptions("type", "mcp9808", "name", "sequence");
            new SensorSet(60).Add(options);

            Assert.AreEqual("name: \"sequence\" is written by the device itself", (string)options.Faults[0]);
        }

        /// <summary>The slow ones are not asked more often than they can answer.</summary>
        [TestMethod, Collect]
        public void A_sensors_own_period_wins_over_the_common_one()
        {
            SensorSet set = new SensorSet(1);
            set.Add(new FakeOptions("type", "scd4x"));
            set.Add(new FakeOptions("type", "device"));

            Assert.AreEqual(5, set[0].Sensor.PeriodSeconds);
            Assert.AreEqual(300, set[1].Sensor.PeriodSeconds);
        }

        /// <summary>An ADS1115's inputs are chosen by name; all have one unit, so that one factor may serve them.</summary>
        [TestMethod, Collect]
        public void Inputs_are_chosen_by_name()
        {
            SensorSet set = new SensorSet(60);
            FakeOptions options = new FakeOptions("type", "ads1115", "inputs", "a0, a2-a3", "factor", 11, "range", 2.048);
            set.Add(options);
            FakeOptions wrong = new FakeOptions("type", "ads1115", "address", 0x49, "inputs", "a4", "range", 3.3);
            set.Add(wrong);

            Assert.AreEqual(0, options.Faults.Count);
            Assert.AreEqual("a0 a2-a3", Attributes(set[0]));
            Assert.AreEqual("inputs: \"a4\" is none of a0, a1, a2, a3, a0-a1, a0-a3, a1-a3, a2-a3", (string)wrong.Faults[0]);
            Assert.AreEqual("range: must be 6.144, 4.096, 2.048, 1.024, 0.512 or 0.256", (string)wrong.Faults[1]);
        }

        private static string Attributes(SensorSlot slot)
        {
            string attributes = string.Empty;
            foreach (Measurement measurement in slot.Sensor.Measurements)
            {
                attributes += (attributes.Length == 0 ? string.Empty : " ") + measurement.Attribute;
            }

            return attributes;
        }
    }
}
