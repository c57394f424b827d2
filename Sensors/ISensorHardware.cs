using System.Device.Gpio;
using System.Device.I2c;
using Sensors.I2c;
using Sensors.Serial;

namespace Sensors
{
    /// <summary>What the sensors need of the board.</summary>
    public interface ISensorHardware
    {
        /// <summary>Gets the milliseconds since boot: never steps, never goes backwards.</summary>
        long Uptime { get; }

        /// <summary>Gets the I2C buses by their number, each put there by its first sensor; three elements, the first unused.</summary>
        I2cBus[] Buses { get; }

        /// <summary>Lets at least so many milliseconds pass: between a command and its answer, no more than a few.</summary>
        void Wait(int milliseconds);

        /// <summary>Opens the I2C device at a 7-bit address. Whether one answers shows only at the first transfer.</summary>
        I2cDevice OpenI2c(int bus, int address);

        /// <summary>
        /// Clocks SCL until a chip that hangs in the middle of a byte lets go of SDA, at most nine times, then sends a
        /// stop. Devices that are open on the bus stay usable. False if SDA is still held low.
        /// </summary>
        bool RecoverBus(int bus);

        /// <summary>Opens a GPIO.</summary>
        GpioPin OpenPin(int pin, PinMode mode);

        /// <summary>Opens a counter of a GPIO's rising or falling edges and starts it at 0.</summary>
        IPulseCounter OpenPulseCounter(int pin, bool falling);

        /// <summary>Opens a GPIO that measures a voltage.</summary>
        IAnalogInput OpenAnalog(int pin);

        /// <summary>Opens one of the board's serial ports, which is the same for all its sensors.</summary>
        SerialLine OpenSerial(int port);

        /// <summary>
        /// Reads a total that was saved before a reboot, 0 if none was; its key is made of letters, digits and <c>-</c>. Does not
        /// throw: flash that fails is the board's to log.
        /// </summary>
        long LoadTotal(string key);

        /// <summary>Saves a total so that it outlives a reboot. Does not throw.</summary>
        void SaveTotal(string key, long total);

        /// <summary>Reads what the device knows about itself, by the names of <see cref="DeviceSensor"/>; <see cref="long.MinValue"/> if it is not known.</summary>
        long DeviceValue(string name);
    }
}
