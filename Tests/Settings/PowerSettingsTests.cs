using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Tests.Settings
{
    /// <summary>What cannot work on a board that sleeps is a fault that says why.</summary>
    [TestClass]
    public class PowerSettingsTests
    {
        /// <summary>All that a node on a battery says.</summary>
        [TestMethod, Collect]
        public void A_node_on_a_battery_has_its_settings()
        {
            SettingsLines lines = new SettingsLines();

            PowerSettings power = lines.Read(
                "{" + SettingsLines.Platform + ",\"sampling\":{\"periodSeconds\":300},\"power\":{\"sleep\":true,\"uploadEvery\":3,\"wakePins\":[27],"
                + "\"stayAwakePin\":4,\"keepToken\":false,\"battery\":{\"attribute\":\"battery\",\"cutOff\":3.3}},\"sensors\":["
                + "{\"type\":\"analog\",\"name\":\"battery\",\"pin\":34,\"divider\":2},{\"type\":\"digital\",\"name\":\"door\",\"pin\":27},"
                + "{\"type\":\"device\"}]}").Power;

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(0, lines.Warnings.Length);
            Assert.IsTrue(power.Sleeps);
            Assert.AreEqual(3, power.UploadEvery);
            Assert.AreEqual(30, power.UploadSeconds);
            Assert.AreEqual(27, power.WakePins[0]);
            Assert.AreEqual(0, power.WakeLevel);
            Assert.AreEqual(4, power.StayAwakePin);
            Assert.AreEqual(60, power.StayAwakeSeconds);
            Assert.IsFalse(power.KeepsToken);
            Assert.AreEqual("battery", power.Battery);
            Assert.AreEqual(3.5, power.BatteryLow);
            Assert.AreEqual(3.3, power.BatteryCutOff);
            CollectAttribute.Now();
        }

        /// <summary>The usual upload time gives way to a short period.</summary>
        [TestMethod, Collect]
        public void A_short_period_has_a_short_upload()
        {
            SettingsLines lines = new SettingsLines();

            DeviceSettings settings = lines.Read("{" + SettingsLines.Platform + ",\"sampling\":{\"periodSeconds\":20},\"power\":{\"sleep\":true}}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(10, settings.Power.UploadSeconds);
            CollectAttribute.Now();
        }

        /// <summary>One fault each, on a chip.</summary>
        /// <param name="chip">The chip.</param>
        /// <param name="power">Members of <c>power</c> besides <c>sleep</c>.</param>
        /// <param name="sensor">A sensor.</param>
        /// <param name="fault">What is said.</param>
        [DataRow("esp32", "\"uploadSeconds\":300", "\"type\":\"bme280\"", "power.uploadSeconds: an upload of 300 s does not fit into a sampling period of 300 s")]
        [DataRow("esp32", "\"wakePins\":[5]", "\"type\":\"bme280\"", "power.wakePins[0]: 5 cannot wake this chip")]
        [DataRow("esp32", "\"wakePins\":[27,27],\"wakeLevel\":\"high\"", "\"type\":\"bme280\"", "power.wakePins[1]: 27 is there twice")]
        [DataRow("esp32", "\"wakePins\":[26,27]", "\"type\":\"bme280\"", "power.wakePins: several pins wake an esp32 by a high level alone: by low ones only when all are low")]
        [DataRow("esp32", "\"wakePins\":[2]", "\"type\":\"bme280\"", "power.wakePins[0]: 2 is used by board.led")]
        [DataRow("esp32", "\"wakePins\":[27],\"stayAwakePin\":27", "\"type\":\"bme280\"", "power.wakePins[0]: 27 is used by power.stayAwakePin")]
        [DataRow("esp32c3", "\"wakePins\":[4]", "\"type\":\"bme280\"", "power.wakePins[0]: this chip is woken by the timer alone")]
        [DataRow("esp32c6", "\"wakePins\":[8]", "\"type\":\"bme280\"", "power.wakePins[0]: 8 cannot wake this chip")]
        [DataRow("esp32", "\"wakePins\":[27]", "\"type\":\"digital\",\"pin\":13", "sensors[0].pin: 13 has to be one of power.wakePins: asleep the board sees no change")]
        [DataRow("esp32", "\"keepToken\":true", "\"type\":\"pulse\",\"pin\":13", "sensors[0].type: nothing is counted while the board sleeps")]
        [DataRow("esp32", "\"keepToken\":true", "\"type\":\"mhz19\"", "sensors[0].type: a board that sleeps does not wait for three minutes of warm-up")]
        [DataRow("esp32", "\"keepToken\":true", "\"type\":\"lm75\",\"average\":2", "sensors[0].average: samples cannot be spread over a period that the board sleeps through")]
        [DataRow("esp32", "\"wakePins\":[27]", "\"type\":\"digital\",\"pin\":27,\"name\":\"door\",\"count\":true", "sensors[0].count: asleep the board forgets it")]
        [DataRow("esp32", "\"keepToken\":true", "\"type\":\"lm75\",\"deadband\":1", "sensors[0].deadband: asleep the board forgets the value that was sent last")]
        [DataRow("esp32", "\"keepToken\":true", "\"type\":\"lm75\",\"periodSeconds\":450", "sensors[0].periodSeconds: 450 is not a multiple of sampling.periodSeconds, and the board sleeps in between")]
        [DataRow("esp32", "\"battery\":{\"attribute\":\"volts\"}", "\"type\":\"lm75\"", "power.battery.attribute: no sensor measures \"volts\"")]
        [DataRow("esp32", "\"battery\":{\"attribute\":\"temperature\",\"cutOff\":3.5}", "\"type\":\"lm75\"", "power.battery.cutOff: is not below low")]
        [TestMethod, Collect]
        public void What_cannot_work_asleep_is_a_fault_that_says_why(string chip, string power, string sensor, string fault)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read(
                "{" + SettingsLines.Platform + ",\"sampling\":{\"periodSeconds\":300},\"power\":{\"sleep\":true," + power + "},\"board\":{\"chip\":\"" + chip + "\","
                + "\"serial\":[{\"port\":2,\"receive\":18,\"transmit\":19}]},\"sensors\":[{" + sensor + "}]}");

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual(fault, lines.Faults[0]);
            CollectAttribute.Now();
        }

        /// <summary>A board that boots in a second or two.</summary>
        [TestMethod, Collect]
        public void A_period_that_is_too_short_to_sleep_is_a_fault()
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{" + SettingsLines.Platform + ",\"sampling\":{\"periodSeconds\":9},\"power\":{\"sleep\":true}}");

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual("power.sleep: does not fit into a sampling period of 9 s, 10 s are the least", lines.Faults[0]);
            CollectAttribute.Now();
        }
    }
}
