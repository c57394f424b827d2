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
        /// <summary>Tells whether a member is there.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>True if the settings have it.</returns>
        public virtual bool Has(string member) => false;

        /// <summary>Reads a whole number. A text such as <c>"0x76"</c> is one too, in hexadecimal.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned if the member is missing.</param>
        /// <param name="minimum">The least allowed value.</param>
        /// <param name="maximum">The greatest allowed value.</param>
        /// <returns>The value.</returns>
        public virtual int Integer(string member, int defaultValue, int minimum, int maximum) => defaultValue;

        /// <summary>Reads a number.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned if the member is missing.</param>
        /// <param name="minimum">The least allowed value.</param>
        /// <param name="maximum">The greatest allowed value.</param>
        /// <returns>The value.</returns>
        public virtual double Number(string member, double defaultValue, double minimum, double maximum) => defaultValue;

        /// <summary>Reads true or false.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned if the member is missing.</param>
        /// <returns>The value.</returns>
        public virtual bool Flag(string member, bool defaultValue) => defaultValue;

        /// <summary>Reads a text.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned if the member is missing; null makes nothing required.</param>
        /// <returns>The value.</returns>
        public virtual string Text(string member, string defaultValue) => defaultValue;

        /// <summary>Reads one of several words.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="choices">The allowed words.</param>
        /// <param name="defaultValue">Returned if the member is missing.</param>
        /// <returns>The value, one of <paramref name="choices"/> or the default.</returns>
        public virtual string Choice(string member, string[] choices, string defaultValue) => defaultValue;

        /// <summary>Reads a GPIO number, which is required, must exist on the board and be free.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="output">Whether the pin has to be able to drive or pull a level: some can only be read.</param>
        /// <returns>The GPIO number; -1 if there is a fault.</returns>
        public virtual int Pin(string member, bool output) => -1;

        /// <summary>Reads the GPIO number of a hardware pulse counter's pin, which is an input with a pull-up, and required.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The GPIO number; -1 if there is a fault, as on a chip without such a counter.</returns>
        public virtual int CounterPin(string member) => -1;

        /// <summary>Reads the number of an I2C bus, which must be one of the board's.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The bus number; the board's first if the member is missing.</returns>
        public virtual int Bus(string member) => 1;

        /// <summary>Reads the 7-bit address of an I2C chip, <c>address</c>.</summary>
        /// <param name="addresses">The addresses that the chip can have; the first is the default.</param>
        /// <returns>The address.</returns>
        public virtual int Address(byte[] addresses)
        {
            int address = Integer("address", addresses[0], 0x08, 0x77);
            if (Array.IndexOf(addresses, (byte)address) < 0)
            {
                // Of three and more each is followed by the next one.
                string all = I2cSensor.Hex(addresses[0]);
                int last = addresses.Length - 1;
                all += last == 0 ? string.Empty : (last == 1 ? " or " : " to ") + I2cSensor.Hex(addresses[last]);
                Fault("address", I2cSensor.Hex(address) + " is none of this chip's: " + all);
            }

            return address;
        }

        /// <summary>
        /// Reads an object with a value for each of several measurements, such as
        /// <c>"offset": { "temperature": -0.4 }</c>. Its faults carry the longer path
        /// (<c>sensors[0].offset.temperature</c>), its unasked members are warned about like the others.
        /// </summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The object; null if the member is missing or is no object, which is no fault here.</returns>
        public virtual SensorOptions Object(string member) => null;

        /// <summary>Notes a fault that only the sensor's own file can find.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="problem">What is wrong with it.</param>
        /// <exception cref="ArgumentException">Here always: a default that is faulty is a mistake in the driver.</exception>
        public virtual void Fault(string member, string problem) => throw new ArgumentException(member + " " + problem);
    }
}
