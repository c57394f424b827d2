using System.Text;
using Host.Tool.Settings;
using global::Firmware.Settings;
using Host.Tests.Documents;

namespace Host.Tests.Sensors;

/// <summary>Sensors through the device's own settings reader: what the page says is allowed, and nothing else.</summary>
[TestClass]
public sealed class SettingsTests
{
    private const string Common = """
        "name": "x", "periodSeconds": 60, "decimals": 1, "heartbeatSeconds": 600
        """;

    private const string Chip = Common + """
        , "bus": 1, "average": 3
        """;

    [TestMethod]
    [DataRow("""{ "type": "bme280", "address": "0x77", "attributes": { "temperature": "t", "humidity": "h" }, "offset": { "temperature": -0.4, "pressure": 1, "humidity": 2 }, "factor": { "humidity": 1.01 }, "deadband": { "pressure": 0.5 }, "decimals": { "temperature": 1 } }""")]
    [DataRow("""{ "type": "bme280", CHIP }""")]
    [DataRow("""{ "type": "bmp280", CHIP, "address": 119 }""")]
    [DataRow("""{ "type": "sht3x", CHIP, "address": "0x45" }""")]
    [DataRow("""{ "type": "sht4x", CHIP, "address": "0x46" }""")]
    [DataRow("""{ "type": "aht20", CHIP }""")]
    [DataRow("""{ "type": "scd4x", CHIP }""")]
    [DataRow("""{ "type": "mcp9808", CHIP, "factor": 1.5, "offset": 0.1, "deadband": 0.1 }""")]
    [DataRow("""{ "type": "bh1750", CHIP, "address": "0x5C" }""")]
    [DataRow("""{ "type": "veml7700", CHIP }""")]
    [DataRow("""{ "type": "ina219", CHIP, "address": "0x4F", "shuntOhms": 0.01 }""")]
    [DataRow("""{ "type": "ads1115", CHIP, "inputs": "a0,a2-a3", "range": 0.256, "factor": 11, "offset": 1, "deadband": 0.5 }""")]
    [DataRow("""{ "type": "ads1115", CHIP, "range": 2.048 }""")]
    [DataRow("""{ "type": "digital", COMMON, "pin": 13, "pull": "up", "activeLow": true, "debounceMilliseconds": 0, "minimumIntervalSeconds": 0, "count": true }""")]
    [DataRow("""{ "type": "pulse", COMMON, "pin": 27, "activeLow": true, "factor": 0.2794, "ratePer": "minute", "saveSeconds": 60 }""")]
    [DataRow("""{ "type": "device", COMMON, "deadband": { "boots": 1 } }""")]
    public void Every_member_that_the_page_names_is_known(string sensor)
    {
        ProblemList problems = Read(sensor.Replace("CHIP", Chip).Replace("COMMON", Common));

        Assert.IsEmpty(problems.Faults, string.Join("\n", problems.Faults));
        Assert.IsEmpty(problems.Warnings, string.Join("\n", problems.Warnings));
    }

    [TestMethod]
    [DataRow("""{ "type": "digital", "pin": 13, "average": 3 }""", "sensors[0].average")]
    [DataRow("""{ "type": "bme280", "offset": { "temprature": 1 } }""", "sensors[0].offset.temprature")]
    [DataRow("""{ "type": "bme280", "attributes": { "temprature": "t" } }""", "sensors[0].attributes.temprature")]
    [DataRow("""{ "type": "bme280", "shuntOhms": 1 }""", "sensors[0].shuntOhms")]
    [DataRow("", "sensors: is empty, so nothing is measured")]
    public void What_no_sensor_asks_for_is_warned_about(string sensor, string path)
    {
        ProblemList problems = Read(sensor);

        Assert.IsEmpty(problems.Faults);
        Assert.StartsWith(path, problems.Warnings.Single());
    }

    [TestMethod]
    [DataRow("""{ "type": "bme280", "address": "0x40" }""", "sensors[0].address: 0x40 is not one of this chip's: 0x76 or 0x77")]
    [DataRow("""{ "type": "bme280", "offset": 1 }""", "sensors[0].offset: must say for which measurement")]
    [DataRow("""{ "type": "bme280", "offset": { "temperature": "warm" } }""", "sensors[0].offset.temperature: must be a number")]
    [DataRow("""{ "type": "bme280", "decimals": 7 }""", "sensors[0].decimals")]
    [DataRow("""{ "type": "bme280", "decimals": 1.5 }""", "sensors[0].decimals: must be a whole number")]
    [DataRow("""{ "type": "bme280", "decimals": { "pressure": 1.5 } }""", "sensors[0].decimals.pressure: must be a whole number")]
    [DataRow("""{ "type": "bme280", "decimals": { "pressure": 7 } }""", "sensors[0].decimals.pressure: 7 is not within 0 to 6")]
    [DataRow("""{ "type": "bme280", "attributes": { "pressure": "no good" } }""", "sensors[0].attributes.pressure: \"no good\" must be 1 to 40 of")]
    [DataRow("""{ "type": "bme280", "attributes": { "pressure": "time" } }""", "sensors[0].attributes.pressure: \"time\" is written by the device itself")]
    [DataRow("""{ "type": "bme280", "attributes": { "pressure": "temperature" } }""", "sensors[0].attributes.pressure: attribute \"temperature\" is written by sensors[0] already")]
    [DataRow("""{ "type": "bh1750", "address": "0x40" }""", "sensors[0].address: 0x40 is not one of this chip's: 0x23 or 0x5C")]
    [DataRow("""{ "type": "aht20", "address": "0x39" }""", "sensors[0].address: 0x39 is not one of this chip's: 0x38")]
    [DataRow("""{ "type": "ads1115", "address": "0x40" }""", "sensors[0].address: 0x40 is not one of this chip's: 0x48 to 0x4B")]
    [DataRow("""{ "type": "bme280", "bus": 2 }""", "sensors[0].bus: the board has no I2C bus 2")]
    [DataRow("""{ "type": "scd4x", "periodSeconds": 4 }""", "sensors[0].periodSeconds: 4 is not within 5 to 86400")]
    [DataRow("""{ "type": "digital" }""", "sensors[0].pin: is missing")]
    [DataRow("""{ "type": "digital", "pin": 13, "pull": "sideways" }""", "sensors[0].pull")]
    [DataRow("""{ "type": "ina219", "shuntOhms": 0 }""", "sensors[0].shuntOhms: is not within 0.0001 to 100")]
    [DataRow("""{ "type": "ads1115", "range": 10 }""", "sensors[0].range: is not within 0.256 to 6.144")]
    [DataRow("""{ "type": "mcp9808", "offset": 1e7 }""", "sensors[0].offset: is not within -1000000 to 1000000")]
    [DataRow("""{ "type": "digital", "pin": 34, "pull": "up" }""", "sensors[0].pin: 34 can only be an input, and has no pulls")]
    [DataRow("""{ "type": "analog", "pin": 25 }""", "sensors[0].pin: 25 belongs to the second converter, which Wi-Fi needs for itself")]
    [DataRow("""{ "type": "ntc", "pin": 13, "beta": 3435 }""", "sensors[0].pin: 13 belongs to the second converter")]
    [DataRow("""{ "type": "analog", "pin": 19 }""", "sensors[0].pin: 19 cannot measure a voltage")]
    [DataRow("""{ "type": "mhz19" }""", "sensors[0].port: there is no serial port 2 in board.serial")]
    [DataRow("""{ "type": "modbus" }""", "sensors[0].registers: is missing or empty, and there is no model")]
    [DataRow("""{ "type": "modbus", "registers": [ { "name": "a b", "register": 1 } ] }""", "sensors[0].registers[0].name: \"a b\" must be 1 to 40 of")]
    [DataRow("""{ "type": "pms5003", "periodSeconds": 30 }""", "sensors[0].port")]
    [DataRow("""{ "pin": 13 }""", "sensors[0].type: is missing, there are bme280, bmp280, ")]
    public void A_fault_is_named_by_its_path(string sensor, string fault)
    {
        Assert.StartsWith(fault, Read(sensor).Faults[0]);
    }

    [TestMethod]
    public void The_pages_own_example_is_right()
    {
        string page = File.ReadAllText(Repository.PathOf("docs/sensors.md"));
        string example = page[(page.IndexOf("```json", StringComparison.Ordinal) + 7)..];
        ProblemList problems = ReadFile(example[..example.IndexOf("```", StringComparison.Ordinal)]);

        Assert.IsEmpty(problems.Faults, string.Join("\n", problems.Faults));
        Assert.IsEmpty(problems.Warnings, string.Join("\n", problems.Warnings));
    }

    private static ProblemList Read(string sensor) => ReadFile($"\"sensors\": [ {sensor} ]");

    private static ProblemList ReadFile(string members)
    {
        ProblemList problems = new();
        DeviceSettings.Read(Encoding.UTF8.GetBytes(
            """{ "platform": { "url": "http://127.0.0.1:8080", "productCode": "PRD01", "deviceIdentifier": "A1B2C3", "clientId": "AbCdE123", "clientSecret": "s", "deviceName": "d", "modelName": "m" }, """ + members + " }"),
            new SettingsProblems(problems));
        return problems;
    }
}
