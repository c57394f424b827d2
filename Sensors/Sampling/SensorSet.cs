using System;
using Sensors.Catalog;
using Sensors.I2c;

namespace Sensors.Sampling
{
    /// <summary>The sensors of a device, as the settings declare them. No hardware is touched.</summary>
    public sealed class SensorSet
    {
        /// <summary>The most sensors a device can have.</summary>
        public const int Capacity = 16;

        /// <summary>How many sensors there are.</summary>
        public int Count;

        private readonly SensorSlot[] _slots = new SensorSlot[Capacity];
        private readonly int _periodSeconds;

        /// <summary>Initializes a new instance of the <see cref="SensorSet"/> class with the sampling period of sensors that name none of their own.</summary>
        public SensorSet(int periodSeconds)
        {
            _periodSeconds = periodSeconds;
        }

        /// <summary>Gets a sensor, 0 to <see cref="Count"/> - 1.</summary>
        public SensorSlot this[int index] => _slots[index];

        /// <summary>Leaves a sensor out.</summary>
        public void RemoveAt(int index)
        {
            Count--;
            Array.Copy(_slots, index + 1, _slots, index, Count - index);
        }

        /// <summary>Finds the sensor that measures an attribute; -1 if none does.</summary>
        public int IndexOf(string attribute)
        {
            for (int i = 0; i < Count; i++)
            {
                foreach (Measurement measurement in _slots[i].Sensor.Measurements)
                {
                    if (measurement.Attribute == attribute)
                    {
                        return i;
                    }
                }
            }

            return -1;
        }

        /// <summary>Adds a sensor by its entry in the settings; every fault is noted there.</summary>
        public void Add(SensorOptions options)
        {
            string type = options.Text("type", null);
            Sensor sensor = SensorCatalog.Create(type, options);
            if (sensor != null)
            {
                Add(type, sensor, options);
            }
            else if (type != null || !options.Has("type"))
            {
                // A type of another form than text is a fault that was noted when it was read.
                options.Fault("type", (type == null ? "is missing" : "\"" + type + "\" is unknown") + ", there are " + SensorCatalog.Types);
            }
        }

        /// <summary>Adds a sensor, not opened, that is not in the catalogue, under what the log calls its kind.</summary>
        public void Add(string type, Sensor sensor, SensorOptions options)
        {
            if (Count == Capacity)
            {
                options.Fault("type", "is one sensor too many, a device can have " + Capacity);
                return;
            }

            string name = options.Text("name", null);
            _slots[Count] = new SensorSlot(name ?? type, sensor);
            ReadPeriod(sensor, options);
            MeasurementSettings.Read(sensor, name, options);
            Compare(sensor, name, options);
            Count++;
        }

        private void ReadPeriod(Sensor sensor, SensorOptions options)
        {
            int minimum = sensor.MinimumPeriodSeconds;
            int standard = sensor.PeriodSeconds != 0 ? sensor.PeriodSeconds : _periodSeconds < minimum ? minimum : _periodSeconds;
            sensor.PeriodSeconds = options.Integer("periodSeconds", standard, minimum, 86400);
            sensor.Average = sensor.Average == 0 ? 1 : options.Integer("average", 1, 1, 60);
            if (sensor.PeriodSeconds < sensor.Average * minimum)
            {
                options.Fault("average", sensor.Average + " samples do not fit into " + sensor.PeriodSeconds + " s, one takes " + minimum + " s");
            }

            if (options.Sleeps)
            {
                CheckAsleep(sensor, options);
            }
        }

        private void CheckAsleep(Sensor sensor, SensorOptions options)
        {
            if (sensor.Average > 1)
            {
                options.Fault("average", "samples cannot be spread over a period that the board sleeps through");
            }

            if (options.Has("deadband"))
            {
                options.Fault("deadband", "asleep the board forgets the value that was sent last");
            }

            if (options.Has("periodSeconds") && sensor.PeriodSeconds % _periodSeconds != 0)
            {
                options.Fault("periodSeconds", sensor.PeriodSeconds + " is not a multiple of sampling.periodSeconds, and the board sleeps in between");
            }
        }

        private void Compare(Sensor sensor, string name, SensorOptions options)
        {
            for (int i = 0; i < Count; i++)
            {
                Sensor other = _slots[i].Sensor.Chip;
                if (sensor.Chip.Seat != null && other.Seat == sensor.Chip.Seat && !sensor.Chip.SharesWith(other))
                {
                    options.Fault(sensor.Chip is I2cSensor ? "address" : "port", other.Seat + " is taken by sensors[" + i + "]");
                }
            }

            for (int i = 0; i < sensor.Measurements.Length; i++)
            {
                string attribute = sensor.Measurements[i].Attribute;
                int writer = IndexOf(attribute);
                for (int j = 0; j < i; j++)
                {
                    writer = sensor.Measurements[j].Attribute == attribute ? Count : writer;
                }

                if (writer >= 0)
                {
                    options.Fault(MeasurementSettings.MemberOf(sensor, i, name, attribute), "attribute \"" + attribute + "\" is written by sensors[" + writer + "] already");
                }
            }
        }
    }
}
