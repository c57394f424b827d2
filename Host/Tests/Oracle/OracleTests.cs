using System.Device.I2c;
using System.Runtime.CompilerServices;
using Host.Board.Chips;
using Host.Tests.Sensors;
using Iot.Device.Adc;
using Iot.Device.Ads1115;
using Iot.Device.Ahtxx;
using Iot.Device.Bh1750fvi;
using Iot.Device.Bmxx80;
using Iot.Device.Lm75;
using Iot.Device.Mcp9808;
using Iot.Device.Mhz19b;
using Iot.Device.Scd4x;
using Iot.Device.Sht3x;
using Iot.Device.Sht4x;
using Iot.Device.Shtc3;
using Iot.Device.Si7021;
using UnitsNet;

namespace Host.Tests.Oracle;

/// <summary>
/// Our drivers and those of the .NET IoT team read the same virtual chips in the same state, over their whole range.
/// They agree to half of our last decimal, or the difference is in the table of <see cref="Difference"/>.
/// </summary>
[TestClass]
public sealed class OracleTests
{
    private readonly Random _random = new(28);
    private readonly HashSet<Difference> _seen = [];

    [TestMethod]
    public void BME280s_of_any_calibration()
    {
        for (int i = 0; i < 40; i++)
        {
            BmxTrimming trimming = AnyTrimming();
            using OracleBench<Bme280Chip> bench = new("""{ "type": "bme280" }""", 0x76, time => new Bme280Chip(time, trimming), 100, _seen);
            using Bme280 theirs = new(bench.Device);
            for (int state = 0; state < 5; state++)
            {
                bench.Chip.Humidity = Between(1, 99);
                Stir(bench.Chip);
                bench.Compare(() => [.. Air(theirs), ("humidity", theirs.TryReadHumidity(out RelativeHumidity humidity) ? humidity.Percent : double.NaN, 0.005)]);
            }
        }

        CheckTable("bme280");
    }

    [TestMethod]
    public void BMP280s_of_any_calibration()
    {
        for (int i = 0; i < 40; i++)
        {
            BmxTrimming trimming = AnyTrimming();
            using OracleBench<Bmp280Chip> bench = new("""{ "type": "bmp280" }""", 0x76, time => new Bmp280Chip(time, trimming), 100, _seen);
            using Bmp280 theirs = new(bench.Device);
            for (int state = 0; state < 5; state++)
            {
                Stir(bench.Chip);
                bench.Compare(() => Air(theirs));
            }
        }

        CheckTable("bmp280");
    }

    [TestMethod]
    public void SHT3x() => CompareClimate("sht3x", 0x44, time => new Sht3xChip(time), 20, 125, device =>
    {
        Sht3x theirs = new(device);
        return () => (theirs.Temperature, theirs.Humidity);
    });

    [TestMethod]
    public void SHT4x() => CompareClimate("sht4x", 0x44, time => new Sht4xChip(time), 10, 125, device =>
    {
        Sht4x theirs = new(device);
        return () =>
        {
            (RelativeHumidity? humidity, Temperature? temperature) = theirs.ReadHumidityAndTemperature();
            return (temperature!.Value, humidity!.Value);
        };
    });

    [TestMethod]
    public void AHT20() => CompareClimate("aht20", 0x38, time => new Aht20Chip(time) { StartsCalibrated = false }, 80, 85, device =>
    {
        Aht20 theirs = new(device);
        return () => (theirs.GetTemperature(), theirs.GetHumidity());
    });

    [TestMethod]
    public void Si7021() => CompareClimate("si7021", 0x40, time => new Si7021Chip(time), 30, 125, device =>
    {
        Si7021 theirs = new(device);
        return () => (theirs.Temperature, theirs.Humidity);
    });

    [TestMethod]
    public void SHTC3() => CompareClimate("shtc3", 0x70, time => new Shtc3Chip(time), 20, 125, device =>
    {
        Shtc3 theirs = new(device);
        theirs.Sleep();
        return () =>
        {
            Assert.IsTrue(theirs.TryGetTemperatureAndHumidity(out Temperature temperature, out RelativeHumidity humidity));
            theirs.Sleep();
            return (temperature, humidity);
        };
    });

    [TestMethod]
    public void SCD4x()
    {
        using OracleBench<Scd4xChip> bench = new("""{ "type": "scd4x" }""", 0x62, time => new Scd4xChip(time), 5000, _seen);
        Scd4x theirs = new(bench.Device);
        theirs.StartPeriodicMeasurements();
        for (int i = 0; i < 50; i++)
        {
            bench.Chip.Co2 = Between(1, 40000);
            bench.Chip.Temperature = Between(-10, 60);
            bench.Chip.Humidity = Between(0, 100);
            bench.Compare(() =>
            {
                // It would wait for five seconds of real time.
                NextReadPeriod(theirs) = Environment.TickCount;
                (VolumeConcentration? co2, RelativeHumidity? humidity, Temperature? temperature) = theirs.ReadPeriodicMeasurement();
                return
                [
                    ("co2", co2!.Value.PartsPerMillion, 0),
                    ("temperature", temperature!.Value.DegreesCelsius, 0.005),
                    ("humidity", humidity!.Value.Percent, 0.005),
                ];
            });
        }
    }

    [TestMethod]
    public void BH1750()
    {
        using OracleBench<Bh1750Chip> bench = new("""{ "type": "bh1750" }""", 0x23, time => new Bh1750Chip(time), 180, _seen);
        using Bh1750fvi theirs = new(bench.Device);
        for (int i = 0; i < 200; i++)
        {
            bench.Chip.Illuminance = Math.Exp(Between(-1, 10.9));
            bench.Compare(() => [("illuminance", theirs.Illuminance.Lux, 0.05)]);
        }
    }

    [TestMethod]
    [DataRow(MeasuringRange.FS6144, 6.144)]
    [DataRow(MeasuringRange.FS4096, 4.096)]
    [DataRow(MeasuringRange.FS2048, 2.048)]
    [DataRow(MeasuringRange.FS1024, 1.024)]
    [DataRow(MeasuringRange.FS0512, 0.512)]
    [DataRow(MeasuringRange.FS0256, 0.256)]
    public void ADS1115(MeasuringRange range, double volts)
    {
        string settings = $$"""{ "type": "ads1115", "range": {{volts}}, "inputs": "a0,a1,a2,a3,a0-a1,a0-a3,a1-a3,a2-a3" }""";
        using OracleBench<Ads1115Chip> bench = new(settings, 0x48, time => new Ads1115Chip(time), 10, _seen);
        using Ads1115 theirs = new(bench.Device, measuringRange: range, deviceMode: DeviceMode.PowerDown);
        for (int i = 0; i < 30; i++)
        {
            for (int input = 0; input < 4; input++)
            {
                bench.Chip.SetVoltage(input, Between(-0.49, 0.49) * volts);
            }

            bench.Compare(() =>
            [
                Volts(theirs, "a0", InputMultiplexer.AIN0),
                Volts(theirs, "a1", InputMultiplexer.AIN1),
                Volts(theirs, "a2", InputMultiplexer.AIN2),
                Volts(theirs, "a3", InputMultiplexer.AIN3),
                Volts(theirs, "a0-a1", InputMultiplexer.AIN0_AIN1),
                Volts(theirs, "a0-a3", InputMultiplexer.AIN0_AIN3),
                Volts(theirs, "a1-a3", InputMultiplexer.AIN1_AIN3),
                Volts(theirs, "a2-a3", InputMultiplexer.AIN2_AIN3),
            ]);
        }
    }

    [TestMethod]
    public void INA219()
    {
        using OracleBench<Ina219Chip> bench = new("""{ "type": "ina219" }""", 0x40, time => new Ina219Chip(time), 20, _seen);
        using Ina219 theirs = new(bench.Device);
        for (int i = 0; i < 100; i++)
        {
            bench.Chip.BusVoltage = Between(0, 26);
            bench.Chip.Current = Between(-3.19, 3.19);
            bench.Compare(() =>
            {
                // Calibrated so that its steps are those of the shunt's converter, 0.1 mA; then it has to convert anew.
                theirs.SetCalibration(4096, 0.0001f);
                theirs.OperatingMode = Ina219OperatingMode.ShuntAndBusContinuous;
                return
                [
                    ("voltage", theirs.ReadBusVoltage().Volts, 0.0005),
                    ("current", theirs.ReadCurrent().Amperes, 0.00005),
                    ("power", (double)theirs.ReadPower().Watts, 0.00005),
                ];
            });
        }

        CheckTable("ina219");
    }

    [TestMethod]
    public void MCP9808()
    {
        using OracleBench<Mcp9808Chip> bench = new("""{ "type": "mcp9808" }""", 0x18, time => new Mcp9808Chip(time), 250, _seen);
        using Mcp9808 theirs = new(bench.Device);
        for (double temperature = -40; temperature <= 125; temperature += 0.3125)
        {
            bench.Chip.Temperature = temperature;
            bench.Compare(() => [("temperature", theirs.Temperature.DegreesCelsius, 0.005)]);
        }
    }

    [TestMethod]
    public void BME680s_of_any_calibration()
    {
        for (int i = 0; i < 20; i++)
        {
            Bme680Trimming trimming = AnyBme680();
            using OracleBench<Bme680Chip> bench = new("""{ "type": "bme680" }""", 0x76, time => new Bme680Chip(time, trimming), 200, _seen);
            using Bme680 theirs = new(bench.Device);
            for (int state = 0; state < 3; state++)
            {
                bench.Chip.Temperature = Between(-39.9, 84.9);
                bench.Chip.Pressure = Between(301, 1099);
                bench.Chip.Humidity = Between(1, 99);
                bench.Chip.GasResistance = Math.Exp(Between(6, 16));
                bench.Compare(() =>
                [
                    ("temperature", theirs.TryReadTemperature(out Temperature temperature) ? temperature.DegreesCelsius : double.NaN, 0.005),
                    ("pressure", theirs.TryReadPressure(out Pressure pressure) ? pressure.Hectopascals : double.NaN, 0.005),
                    ("humidity", theirs.TryReadHumidity(out RelativeHumidity humidity) ? humidity.Percent : double.NaN, 0.005),
                    ("gas", theirs.TryReadGasResistance(out ElectricResistance gas) ? gas.Ohms : double.NaN, 0.5),
                ]);
            }
        }

        CheckTable("bme680");
    }

    [TestMethod]
    [DataRow(9)]
    [DataRow(11)]
    public void LM75(int bits)
    {
        using OracleBench<Lm75Chip> bench = new("""{ "type": "lm75" }""", 0x48, time => new Lm75Chip(time, bits), 300, _seen);
        using Lm75 theirs = new(bench.Device);
        for (double temperature = -55; temperature <= 125; temperature += 0.625)
        {
            bench.Chip.Temperature = temperature;
            bench.Compare(() => [("temperature", theirs.Temperature.DegreesCelsius, 0.005)]);
        }
    }

    [TestMethod]
    public void MH_Z19()
    {
        using SensorBench bench = new();
        Mhz19Sensor sensor = new(bench.Time);
        bench.Board.Serial[2].Attach(sensor);
        bench.Declare("""{ "type": "mhz19" }""");
        bench.During(185);
        using Mhz19b theirs = new(new UartStream(bench.Board.Serial[2], bench.Time), shouldDispose: true);
        for (int i = 0; i < 20; i++)
        {
            sensor.Co2 = Whole(1, 5000);
            Assert.AreEqual((double)bench.Next(20)["co2"], theirs.GetCo2Reading().PartsPerMillion);
        }
    }

    /// <param name="milliseconds">How long its slowest conversion takes.</param>
    /// <param name="hottest">The highest temperature that it measures, in °C.</param>
    private void CompareClimate(
        string type, int address, Func<TimeProvider, ClimateChip> make, int milliseconds, double hottest, Func<I2cDevice, Func<(Temperature, RelativeHumidity)>> open)
    {
        using OracleBench<ClimateChip> bench = new($$"""{ "type": "{{type}}" }""", address, make, milliseconds, _seen);
        Func<(Temperature, RelativeHumidity)> theirs = open(bench.Device);
        for (int i = 0; i < 50; i++)
        {
            bench.Chip.Temperature = Between(-40, hottest);
            bench.Chip.Humidity = Between(0, 100);
            bench.Compare(() =>
            {
                (Temperature temperature, RelativeHumidity humidity) = theirs();
                return [("temperature", temperature.DegreesCelsius, 0.005), ("humidity", humidity.Percent, 0.005)];
            });
        }

        CheckTable(type);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nextReadPeriod")]
    private static extern ref int NextReadPeriod(Scd4x driver);

    private static (string Attribute, double Value, double Rounding) Volts(Ads1115 theirs, string attribute, InputMultiplexer input) =>
        (attribute, theirs.ReadVoltage(input).Volts, 0.0000005);

    /// <summary>What our forced measurement left in the registers.</summary>
    private static (string Attribute, double Value, double Rounding)[] Air(Bmx280Base theirs) =>
    [
        ("temperature", theirs.TryReadTemperature(out Temperature temperature) ? temperature.DegreesCelsius : double.NaN, 0.005),
        ("pressure", theirs.TryReadPressure(out Pressure pressure) ? pressure.Hectopascals : double.NaN, 0.005),
    ];

    private void Stir(BmxChip chip)
    {
        chip.Temperature = Between(-39.9, 84.9);
        chip.Pressure = Between(301, 1099);
    }

    private double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    private int Whole(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Around what chips from shops have, with both signs wherever there is one.</summary>
    private BmxTrimming AnyTrimming() => new(
        T1: (ushort)Whole(26000, 29000), T2: (short)Whole(25500, 27500), T3: (short)Whole(-1100, 1100),
        P1: (ushort)Whole(35000, 39500), P2: (short)Whole(-11000, -10000), P3: (short)Whole(-3100, 3100),
        P4: (short)Whole(-2000, 9000), P5: (short)Whole(-300, 300), P6: (short)Whole(-9, 9),
        P7: (short)Whole(-9000, 15500), P8: (short)Whole(-15000, 7000), P9: (short)Whole(-6500, 6500),
        H1: (byte)Whole(0, 200), H2: (short)Whole(330, 400), H3: (byte)Whole(0, 200),
        H4: (short)Whole(-50, 400), H5: (short)Whole(-60, 60), H6: (sbyte)Whole(-40, 40));

    private Bme680Trimming AnyBme680() => Bme680Trimming.Typical with
    {
        T1 = (ushort)Whole(25000, 27000), T2 = (short)Whole(25500, 27500), T3 = (sbyte)Whole(-5, 10),
        P1 = (ushort)Whole(35000, 38000), P2 = (short)Whole(-11000, -10000), P3 = (sbyte)Whole(-90, 90),
        P4 = (short)Whole(4000, 8000), P5 = (short)Whole(-200, 200), P6 = (sbyte)Whole(-30, 30), P7 = (sbyte)Whole(-40, 60),
        P8 = (short)Whole(-4000, 1000), P9 = (short)Whole(-3500, 3500), P10 = (byte)Whole(0, 40),
        H1 = (ushort)Whole(600, 900), H2 = (ushort)Whole(900, 1100), H3 = (sbyte)Whole(-5, 5), H4 = (sbyte)Whole(20, 60),
        H5 = (sbyte)Whole(-20, 30), H6 = (byte)Whole(90, 140), H7 = (sbyte)Whole(-120, 20),
        RangeSwitchingError = (sbyte)Whole(-8, 7),
    };

    /// <summary>A difference that the other driver no longer has leaves the table.</summary>
    private void CheckTable(string sensor) =>
        Assert.IsEmpty(Difference.All.Where(known => known.Sensors.Contains(sensor) && !_seen.Contains(known)));
}
