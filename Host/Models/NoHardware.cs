extern alias Nano;

using Nano::System.Device.Gpio;
using Nano::System.Device.I2c;
using Sensors;
using Sensors.I2c;
using Sensors.Serial;

namespace Host.Models;

/// <summary>A board with a clock and nothing wired to it: who asks for hardware is wrong here.</summary>
internal abstract class NoHardware : ISensorHardware
{
    public abstract long Uptime { get; }

    public I2cBus[] Buses { get; } = new I2cBus[3];

    public void Wait(int milliseconds) => throw new NotSupportedException();

    public I2cDevice OpenI2c(int bus, int address) => throw new NotSupportedException();

    public bool RecoverBus(int bus) => throw new NotSupportedException();

    public GpioPin OpenPin(int pin, PinMode mode) => throw new NotSupportedException();

    public IPulseCounter OpenPulseCounter(int pin, bool falling) => throw new NotSupportedException();

    public IAnalogInput OpenAnalog(int pin) => throw new NotSupportedException();

    public SerialLine OpenSerial(int port) => throw new NotSupportedException();

    public long LoadTotal(string key) => throw new NotSupportedException();

    public void SaveTotal(string key, long total) => throw new NotSupportedException();

    public long DeviceValue(string name) => throw new NotSupportedException();
}
