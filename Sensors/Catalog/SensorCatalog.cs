using Sensors.Gpio;
using Sensors.I2c;

namespace Sensors.Catalog
{
    /// <summary>All kinds of sensors that there are: a new one is a line here.</summary>
    public static class SensorCatalog
    {
        /// <summary>
        /// Lists the kinds. Where several can have the same address, detection tries them in this order: first those
        /// with an id register or a checksum.
        /// </summary>
        /// <returns>A new array; nothing of it is kept.</returns>
        public static SensorKind[] Kinds() => new SensorKind[]
        {
            new SensorKind("bme280", options => new Bme280(options)),
            new SensorKind("bmp280", options => new Bmp280(options)),
            new SensorKind("sht4x", options => new Sht4x(options)),
            new SensorKind("sht3x", options => new Sht3x(options)),
            new SensorKind("scd4x", options => new Scd4x(options)),
            new SensorKind("mcp9808", options => new Mcp9808(options)),
            new SensorKind("veml7700", options => new Veml7700(options)),
            new SensorKind("ads1115", options => new Ads1115(options)),
            new SensorKind("ina219", options => new Ina219(options)),
            new SensorKind("aht20", options => new Aht20(options)),
            new SensorKind("bh1750", options => new Bh1750(options)),
            new SensorKind("digital", options => new DigitalInput(options)),
            new SensorKind("output", options => new DigitalOutput(options)),
            new SensorKind("pulse", options => new PulseCounter(options)),
            new SensorKind("device", options => new DeviceSensor(options)),
        };

        /// <summary>Makes a sensor.</summary>
        /// <param name="type">Its kind, or null.</param>
        /// <param name="options">Its settings.</param>
        /// <returns>The sensor, not opened; null where there is no such kind.</returns>
        public static Sensor Create(string type, ISensorOptions options)
        {
            foreach (SensorKind kind in Kinds())
            {
                if (kind.Type == type)
                {
                    return kind.Create(options);
                }
            }

            return null;
        }

        /// <summary>Lists the kinds' names.</summary>
        /// <returns><c>bme280, bmp280, ...</c>.</returns>
        public static string Types()
        {
            string types = string.Empty;
            foreach (SensorKind kind in Kinds())
            {
                types += types.Length == 0 ? kind.Type : ", " + kind.Type;
            }

            return types;
        }
    }
}
