using System.Device.Gpio;
using System.Device.I2c;
using Sensors.I2c;

namespace Sensors
{
    /// <summary>What the sensors need of the board.</summary>
    public interface ISensorHardware
    {
        /// <summary>Gets the milliseconds since boot: never steps, never goes backwards.</summary>
        long Uptime { get; }

        /// <summary>Gets the I2C buses by their number, each put there by its first sensor; three elements, the first unused.</summary>
        I2cBus[] Buses { get; }

        /// <summary>Lets a little time pass: between a command and its answer, no more than a few milliseconds.</summary>
        /// <param name="milliseconds">At least how long.</param>
        void Wait(int milliseconds);

        /// <summary>Opens an I2C device. Whether one answers shows only at the first transfer.</summary>
        /// <param name="bus">The bus, one of the board's.</param>
        /// <param name="address">The 7-bit address.</param>
        /// <returns>The device.</returns>
        I2cDevice OpenI2c(int bus, int address);

        /// <summary>
        /// Clocks SCL until a chip that hangs in the middle of a byte lets go of SDA, at most nine times, then sends a
        /// stop. Devices that are open on the bus stay usable.
        /// </summary>
        /// <param name="bus">The bus.</param>
        /// <returns>False if SDA is still held low.</returns>
        bool RecoverBus(int bus);

        /// <summary>Opens a pin.</summary>
        /// <param name="pin">The GPIO number.</param>
        /// <param name="mode">The pin's mode.</param>
        /// <returns>The pin.</returns>
        GpioPin OpenPin(int pin, PinMode mode);

        /// <summary>Opens a counter on a pin and starts it at 0.</summary>
        /// <param name="pin">The GPIO number.</param>
        /// <param name="falling">Whether falling edges are counted instead of rising ones.</param>
        /// <returns>The counter.</returns>
        IPulseCounter OpenPulseCounter(int pin, bool falling);

        /// <summary>Reads a total that was saved before a reboot. Does not throw: flash that fails is the board's to log.</summary>
        /// <param name="key">The total's name, made of letters, digits and <c>-</c>.</param>
        /// <returns>The total; 0 if none was saved.</returns>
        long LoadTotal(string key);

        /// <summary>Saves a total so that it outlives a reboot. Does not throw.</summary>
        /// <param name="key">The total's name.</param>
        /// <param name="total">The total.</param>
        void SaveTotal(string key, long total);

        /// <summary>Reads what the device knows about itself.</summary>
        /// <param name="name">One of the names of <see cref="DeviceSensor"/>.</param>
        /// <returns>The value; <see cref="long.MinValue"/> if it is not known.</returns>
        long DeviceValue(string name);
    }
}
