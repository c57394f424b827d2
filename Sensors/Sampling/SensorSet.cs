using Sensors.Catalog;

namespace Sensors.Sampling
{
    /// <summary>The sensors of a device, as the settings declare them. No hardware is touched.</summary>
    public sealed class SensorSet
    {
        /// <summary>The most sensors a device can have.</summary>
        public const int Capacity = 16;

        private readonly SensorEntry[] _entries = new SensorEntry[Capacity];
        private readonly int _periodSeconds;

        /// <summary>Initializes a new instance of the <see cref="SensorSet"/> class.</summary>
        /// <param name="periodSeconds">The sampling period of sensors that name none of their own.</param>
        public SensorSet(int periodSeconds)
        {
            _periodSeconds = periodSeconds;
        }

        /// <summary>Gets how many sensors there are.</summary>
        public int Count { get; private set; }

        /// <summary>Gets a sensor.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public SensorEntry this[int index] => _entries[index];

        /// <summary>Adds a sensor; every fault is noted with the options.</summary>
        /// <param name="options">The sensor's entry in the settings.</param>
        public void Add(ISensorOptions options)
        {
            string type = options.Text("type", null);
            Sensor sensor = SensorCatalog.Create(type, options);
            if (sensor == null)
            {
                // A type of another form than text is a fault that was noted when it was read.
                if (type != null || !options.Has("type"))
                {
                    options.Fault("type", (type == null ? "is missing" : "\"" + type + "\" is unknown") + ", there are " + SensorCatalog.Types());
                }

                return;
            }

            Add(type, sensor, options);
        }

        /// <summary>Adds a sensor that is not in the catalogue.</summary>
        /// <param name="type">What the log calls its kind.</param>
        /// <param name="sensor">The sensor, not opened.</param>
        /// <param name="options">The sensor's settings.</param>
        public void Add(string type, Sensor sensor, ISensorOptions options)
        {
            if (Count == Capacity)
            {
                options.Fault("type", "is one sensor too many, a device can have " + Capacity);
                return;
            }

            SensorEntry entry = new SensorEntry(type, sensor, options, _periodSeconds);
            for (int i = 0; i < Count; i++)
            {
                CheckAgainst(_entries[i], i, entry, options);
            }

            CheckAgainst(entry, Count, entry, options);
            _entries[Count++] = entry;
        }

        private static void CheckAgainst(SensorEntry other, int index, SensorEntry entry, ISensorOptions options)
        {
            if (other != entry && other.Sensor.Place == entry.Sensor.Place && other.Sensor is I2c.I2cSensor)
            {
                options.Fault("address", entry.Sensor.Place + " is taken by sensors[" + index + "]");
            }

            for (int i = 0; i < entry.Channels.Length; i++)
            {
                int end = other == entry ? i : other.Channels.Length;
                for (int j = 0; j < end; j++)
                {
                    string attribute = entry.Channels[i].Measurement.Attribute;
                    if (other.Channels[j].Measurement.Attribute == attribute)
                    {
                        options.Fault(entry.AttributeMember(i), "attribute \"" + attribute + "\" is written by sensors[" + index + "] already");
                    }
                }
            }
        }
    }
}
