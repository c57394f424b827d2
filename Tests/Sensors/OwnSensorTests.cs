using nanoFramework.TestFramework;
using Sensors;
using Sensors.Gpio;

namespace Tests.Sensors
{
    /// <summary>The sensors that are no chips: pulses and the device itself.</summary>
    [TestClass]
    public class OwnSensorTests
    {
        /// <summary>The rate needs two measurements; the total goes on where the last boot left it.</summary>
        [TestMethod, Collect]
        public void Pulses_are_counted_across_reboots()
        {
            FakeHardware hardware = new FakeHardware { SavedTotal = 1000 };
            PulseInput counter = new PulseInput(new FakeOptions("pin", 27, "ratePer", "minute"));
            counter.Open(hardware);
            hardware.Pulses = 5;
            counter.Measure();
            Assert.AreEqual(1005L, counter.Measurements[0].Value);
            Assert.IsFalse(counter.Measurements[1].State == SampleState.Valid);

            hardware.Uptime += 30000;
            hardware.Pulses = 20;
            counter.Measure();
            Assert.AreEqual(1020L, counter.Measurements[0].Value);
            Assert.AreEqual(30000L, counter.Measurements[1].Value);

            counter.Stop();
            Assert.AreEqual(1020L, hardware.SavedTotal);
        }

        /// <summary>Flash wears out: every five minutes at most, and only what has changed.</summary>
        [TestMethod, Collect]
        public void The_total_is_saved_seldom()
        {
            FakeHardware hardware = new FakeHardware();
            PulseInput counter = new PulseInput(new FakeOptions("pin", 27));
            counter.Open(hardware);
            for (int minute = 0; minute < 60; minute++)
            {
                hardware.Uptime += 60000;
                hardware.Pulses = minute < 30 ? minute : 30;
                counter.Measure();
            }

            Assert.AreEqual(7, hardware.Saves);
            Assert.AreEqual(30L, hardware.SavedTotal);
        }

        /// <summary>What a scan has not told is left out, without a fault.</summary>
        [TestMethod, Collect]
        public void An_unknown_signal_is_left_out()
        {
            FakeHardware hardware = new FakeHardware();
            DeviceSensor device = new DeviceSensor();
            device.Open(hardware);
            device.Measure();
            Assert.AreEqual("signal", device.Measurements[3].Name);
            Assert.AreEqual(42L, device.Measurements[0].Value);
            Assert.IsTrue(device.Measurements[3].State == SampleState.None);

            hardware.Signal = -67;
            device.Measure();
            Assert.AreEqual(-67L, device.Measurements[3].Value);
        }
    }
}
