using Sensors.I2c;

namespace Sensors.Catalog
{
    /// <summary>
    /// What detection found: the settings that somebody would have written for it. It is read like an entry of the
    /// settings, so a detected sensor is added to a <see cref="Sampling.SensorSet"/> as a declared one is.
    /// </summary>
    public sealed class DetectedSensor : SensorOptions
    {
        /// <summary>The kind of sensor; null for a chip that no kind recognises.</summary>
        public readonly string Type;

        /// <summary>Whether the chip has no id, so that it may be another one.</summary>
        public bool IsGuess;

        // The name, needed if several sensors measure the same; else null.
        internal string Name;

        // The addresses that the kind can have, once a sensor has been made of it.
        internal byte[] Addresses = new byte[0];

        // What it measures, as far as that is known.
        internal Measurement[] Measurements = new Measurement[0];

        private readonly int _bus;
        private readonly int _address;
        private readonly bool _isOtherBus;

        /// <summary>
        /// Initializes a new instance of the <see cref="DetectedSensor"/> class: a kind, null for a chip that no kind recognises, at
        /// a 7-bit address, 0 for the kind's default, on a bus that the settings have to name if it is not the board's first.
        /// </summary>
        public DetectedSensor(string type, int bus, int address, bool isOtherBus)
        {
            Type = type;
            _bus = bus;
            _address = address;
            _isOtherBus = isOtherBus;
        }

        // What tells it from others of its kind: its address, and its bus if that is not the first.
        internal string Suffix() => "-" + _address.ToString("X2") + (_bus == 1 ? string.Empty : "-" + _bus);

        /// <summary>Writes the line for the settings, <c>{ "type": "bme280", "address": "0x76" }</c>, or what is known of another chip.</summary>
        public override string ToString()
        {
            string address = I2cSensor.Hex(_address);
            return Type == null
                ? "unknown chip at " + address + " on bus " + _bus
                : (IsGuess ? "perhaps " : string.Empty) + "{ \"type\": \"" + Type + "\""
                    + (Name == null ? string.Empty : ", \"name\": \"" + Name + "\"")
                    + (_isOtherBus ? ", \"bus\": " + _bus : string.Empty)
                    + ", \"address\": \"" + address + "\" }";
        }

        /// <inheritdoc/>
        public override string Text(string member, string defaultValue) => member == "type" ? Type : member == "name" ? Name : defaultValue;

        /// <inheritdoc/>
        public override int Bus(string member) => _bus;

        /// <inheritdoc/>
        public override int Address(byte[] addresses)
        {
            Addresses = addresses;
            return _address == 0 ? addresses[0] : _address;
        }

        /// <summary>A kind that cannot be without settings of its own cannot be detected either.</summary>
        public override void Fault(string member, string problem)
        {
        }
    }
}
