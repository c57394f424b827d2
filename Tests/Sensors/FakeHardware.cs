using System.Device.Gpio;
using System.Device.I2c;
using Sensors;

namespace Tests.Sensors
{
    /// <summary>A board without pins and buses whose time a test moves.</summary>
    internal sealed class FakeHardware : ISensorHardware, IPulseCounter, IDeviceStatus
    {
        public long Uptime { get; set; } = 1000;

        public IDeviceStatus Device => this;

        /// <summary>Gets or sets what the pulse counter shows.</summary>
        internal long Pulses { get; set; }

        /// <summary>Gets or sets the total that outlives a reboot.</summary>
        internal long SavedTotal { get; set; }

        /// <summary>Gets how often a total was saved.</summary>
        internal int Saves { get; private set; }

        /// <summary>Gets or sets the signal in dBm.</summary>
        internal long SignalStrength { get; set; }

        public void Wait(int milliseconds) => Uptime += milliseconds;

        public I2cDevice OpenI2c(int bus, int address) => null;

        public bool RecoverBus(int bus) => true;

        public GpioPin OpenPin(int pin, PinMode mode) => null;

        public IPulseCounter OpenPulseCounter(int pin, bool falling) => this;

        public long LoadTotal(string key) => SavedTotal;

        public void SaveTotal(string key, long total)
        {
            SavedTotal = total;
            Saves++;
        }

        public long Read() => Pulses;

        public long FreeMemory() => 65536;

        public long Signal() => SignalStrength;

        public long Boots() => 3;

        public long JournalFill() => 42;

        public long Dropped() => 1;

        public long Refused() => 2;

        public long SensorFaults() => 0;
    }
}
