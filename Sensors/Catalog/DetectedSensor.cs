using System;
using Sensors.I2c;

namespace Sensors.Catalog
{
    /// <summary>
    /// What detection found: the settings that somebody would have written for it. It is read like an entry of the
    /// settings, so a detected sensor is added to a <see cref="Sampling.SensorSet"/> as a declared one is.
    /// </summary>
    public sealed class DetectedSensor : ISensorOptions
    {
        private readonly bool _isOtherBus;

        /// <summary>Initializes a new instance of the <see cref="DetectedSensor"/> class.</summary>
        /// <param name="type">The kind of sensor; null for a chip that no kind recognises.</param>
        /// <param name="bus">The bus.</param>
        /// <param name="address">The 7-bit address; 0 for the kind's default.</param>
        /// <param name="isOtherBus">Whether the bus is not the board's first, so that the settings have to name it.</param>
        public DetectedSensor(string type, int bus, int address, bool isOtherBus)
        {
            Type = type;
            BusNumber = bus;
            Address = address;
            _isOtherBus = isOtherBus;
        }

        /// <summary>Gets the kind of sensor; null for a chip that no kind recognises.</summary>
        public string Type { get; }

        /// <summary>Gets the bus.</summary>
        public int BusNumber { get; }

        /// <summary>Gets the 7-bit address.</summary>
        public int Address { get; }

        /// <summary>Gets or sets the name, needed where several sensors measure the same; else null.</summary>
        public string Name { get; set; }

        /// <summary>Writes the line for the settings, or what is known of a chip that is none of ours.</summary>
        /// <returns><c>{ "type": "bme280", "address": "0x76" }</c>.</returns>
        public override string ToString()
        {
            string address = I2cSensor.Hex(Address);
            return Type == null
                ? "unknown chip at " + address + " on bus " + BusNumber
                : "{ \"type\": \"" + Type + "\""
                    + (Name == null ? string.Empty : ", \"name\": \"" + Name + "\"")
                    + (_isOtherBus ? ", \"bus\": " + BusNumber : string.Empty)
                    + ", \"address\": \"" + address + "\" }";
        }

        /// <inheritdoc/>
        bool ISensorOptions.Has(string member) => false;

        /// <inheritdoc/>
        int ISensorOptions.Integer(string member, int defaultValue, int minimum, int maximum) => member == "address" && Address != 0 ? Address : defaultValue;

        /// <inheritdoc/>
        double ISensorOptions.Number(string member, double defaultValue, double minimum, double maximum) => defaultValue;

        /// <inheritdoc/>
        bool ISensorOptions.Flag(string member, bool defaultValue) => defaultValue;

        /// <inheritdoc/>
        string ISensorOptions.Text(string member, string defaultValue) => member == "type" ? Type : member == "name" ? Name : defaultValue;

        /// <inheritdoc/>
        string ISensorOptions.Choice(string member, string[] choices, string defaultValue) => defaultValue;

        /// <inheritdoc/>
        int ISensorOptions.Pin(string member, bool output) => -1;

        /// <inheritdoc/>
        int ISensorOptions.CounterPin(string member) => -1;

        /// <inheritdoc/>
        int ISensorOptions.Bus(string member) => BusNumber;

        /// <inheritdoc/>
        ISensorOptions ISensorOptions.Object(string member) => null;

        /// <summary>A default value that is faulty is a mistake in the driver.</summary>
        /// <param name="member">The member.</param>
        /// <param name="problem">The problem.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        void ISensorOptions.Fault(string member, string problem) => throw new InvalidOperationException(Type + "." + member + " " + problem);
    }
}
