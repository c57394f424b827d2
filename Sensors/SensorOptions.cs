using System;
using Sensors.I2c;

namespace Sensors
{
    /// <summary>
    /// One entry of the settings' <c>sensors</c>, as a sensor's own file reads it; this one is empty, so that everything has
    /// its default. A value that is missing though it is required, of the wrong type or out of range is noted as a fault
    /// under its path (<c>settings: sensors[1].pin: 7 belongs to the flash</c>) and the default is returned, so that
    /// reading goes on and all faults are found at once. Members that nobody asks for are warned about.
    /// </summary>
    public class SensorOptions
    {
        /// <summary>Gets a value indicating whether the board sleeps between readings, and RAM and pins are lost each time.</summary>
        public virtual bool Sleeps => false;

        /// <summary>Tells whether a pin wakes the board that sleeps.</summary>
        public virtual bool WakesBoard(int pin) => false;

        /// <summary>Tells whether a member is there.</summary>
        public virtual bool Has(string member) => false;

        /// <summary>Reads a whole number within a range. A text such as <c>"0x76"</c> is one too, in hexadecimal.</summary>
        public virtual int Integer(string member, int defaultValue, int minimum, int maximum) => defaultValue;

        /// <summary>Reads a number within a range.</summary>
        public virtual double Number(string member, double defaultValue, double minimum, double maximum) => defaultValue;

        /// <summary>Reads true or false.</summary>
        public virtual bool Flag(string member, bool defaultValue) => defaultValue;

        /// <summary>Reads a text; a default of null makes nothing required.</summary>
        public virtual string Text(string member, string defaultValue) => defaultValue;

        /// <summary>Reads one of several words.</summary>
        public virtual string Choice(string member, string[] choices, string defaultValue) => defaultValue;

        /// <summary>
        /// Reads a GPIO number, which is required, must exist on the board, be free, and for an output or a pull be able to drive a
        /// level: some can only be read. It is -1 if there is a fault.
        /// </summary>
        public virtual int Pin(string member, bool output) => -1;

        /// <summary>Reads the GPIO number of a hardware pulse counter's pin, an input with a pull-up, which is required; -1 if there is a fault, as on a chip without such a counter.</summary>
        public virtual int CounterPin(string member) => -1;

        /// <summary>Reads the number of an I2C bus, which must be one of the board's; the first if the member is missing.</summary>
        public virtual int Bus(string member) => 1;

        /// <summary>Reads <c>address</c>, the 7-bit address of an I2C chip, which must be one of the chip's; the first if it is missing.</summary>
        public virtual int Address(byte[] addresses)
        {
            int address = Integer("address", addresses[0], 0x08, 0x77);
            if (Array.IndexOf(addresses, (byte)address) < 0)
            {
                // Of three and more each is followed by the next one.
                string all = I2cSensor.Hex(addresses[0]);
                int last = addresses.Length - 1;
                all += last == 0 ? string.Empty : (last == 1 ? " or " : " to ") + I2cSensor.Hex(addresses[last]);
                Fault("address", I2cSensor.Hex(address) + " is not one of this chip's: " + all);
            }

            return address;
        }

        /// <summary>
        /// Reads an object with a value for each of several measurements, such as
        /// <c>"offset": { "temperature": -0.4 }</c>. Its faults carry the longer path
        /// (<c>sensors[0].offset.temperature</c>), its unasked members are warned about like the others. It is null if the member
        /// is missing or is not an object, which is not a fault here.
        /// </summary>
        public virtual SensorOptions Object(string member) => null;

        /// <summary>Reads an array of objects; null if the member is missing or is not an array.</summary>
        public virtual SensorOptions[] Objects(string member) => null;

        /// <summary>Reads the number of a serial port of the board; its first if the member is missing.</summary>
        public virtual int Port(string member) => 2;

        /// <summary>Reads the GPIO number, which is required, of a pin that can measure a voltage; -1 if there is a fault.</summary>
        public virtual int AnalogPin(string member) => -1;

        /// <summary>Notes a fault that only the sensor's own file can find.</summary>
        /// <exception cref="ArgumentException">Here always: a default that is faulty is a mistake in the driver.</exception>
        public virtual void Fault(string member, string problem) => throw new ArgumentException(member + " " + problem);
    }
}
