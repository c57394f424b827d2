using Sensors.Analog;
using Sensors.Gpio;
using Sensors.I2c;
using Sensors.Serial;

namespace Sensors.Catalog
{
    /// <summary>All kinds of sensors that there are: a new one is a name and a line here.</summary>
    public static class SensorCatalog
    {
        /// <summary>
        /// The kinds' names. If several can have the same address, detection asks in this order: first those with an id
        /// register or a checksum.
        /// </summary>
        public const string Types = "bme280, bmp280, bme680, bmp388, sht4x, sht3x, shtc3, scd4x, mcp9808, tmp117, hdc1080, si7021, veml7700, ads1115, ina219, lm75, aht20, bh1750, ds18b20, modbus, pms5003, mhz19, analog, ntc, digital, pulse, device";

        /// <summary>Makes a sensor of a kind from its settings, not opened; null if there is no such kind.</summary>
        public static Sensor Create(string type, SensorOptions options) => type switch
        {
            "bme280" => new Bme280(options),
            "bmp280" => new Bmp280(options),
            "bme680" => new Bme680(options),
            "bmp388" => new Bmp388(options),
            "sht4x" => new Sht4x(options),
            "sht3x" => new Sht3x(options),
            "shtc3" => new Shtc3(options),
            "scd4x" => new Scd4x(options),
            "mcp9808" => new Mcp9808(options),
            "tmp117" => new Tmp117(options),
            "hdc1080" => new Hdc1080(options),
            "si7021" => new Si7021(options),
            "veml7700" => new Veml7700(options),
            "ads1115" => new Ads1115(options),
            "ina219" => new Ina219(options),
            "lm75" => new Lm75(options),
            "aht20" => new Aht20(options),
            "bh1750" => new Bh1750(options),
            "ds18b20" => new Ds18b20(options),
            "modbus" => new Modbus(options),
            "pms5003" => new Pms5003(options),
            "mhz19" => new Mhz19(options),
            "analog" => new AnalogInput(options),
            "ntc" => new Ntc(options),
            "digital" => new DigitalInput(options),
            "pulse" => new PulseInput(options),
            "device" => new DeviceSensor(),
            _ => null,
        };
    }
}
