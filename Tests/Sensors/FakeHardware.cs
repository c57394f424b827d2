using System.Device.Gpio;
using System.Device.I2c;
using Sensors;
using Sensors.I2c;
using Sensors.Serial;

namespace Tests.Sensors
{
    /// <summary>A board without pins and buses whose time a test moves.</summary>
    internal sealed class FakeHardware : ISensorHardware, IPulseCounter
    {
        public long Uptime { get; set; } = 1000;

        public I2cBus[] Buses { get; } = new I2cBus[3];

        /// <summary>Gets or sets what the pulse counter shows.</summary>
        internal long Pulses { get; set; }

        /// <summary>Gets or sets the total that outlives a reboot.</summary>
        internal long SavedTotal { get; set; }

        /// <summary>Gets how often a total was saved.</summary>
        internal int Saves { get; private set; }

        /// <summary>Gets or sets the signal in dBm.</summary>
        internal long Signal { get; set; } = long.MinValue;

        public void Wait(int milliseconds) => Uptime += milliseconds;

        public I2cDevice OpenI2c(int bus, int address) => null;

        public bool RecoverBus(int bus) => true;

        public GpioPin OpenPin(int pin, PinMode mode) => null;

        public IPulseCounter OpenPulseCounter(int pin, bool falling) => this;

        public IAnalogInput OpenAnalog(int pin) => null;

        public SerialLine OpenSerial(int port) => null;

        public long LoadTotal(string key) => SavedTotal;

        public void SaveTotal(string key, long total)
        {
            SavedTotal = total;
            Saves++;
        }

        public long Read() => Pulses;

        public long DeviceValue(string name) => name == "signal" ? Signal : 42;
    }
}
