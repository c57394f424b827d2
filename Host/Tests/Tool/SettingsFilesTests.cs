using System.Text;
using System.Text.Json.Nodes;
using Host.Tool.Settings;
using NJsonSchema;

namespace Host.Tests.Tool;

/// <summary>Whole files, good and bad, through the schema and through check: where the two differ, and why.</summary>
[TestClass]
public sealed class SettingsFilesTests
{
    private const string Minimal =
        """
        { "platform": { "url": "http://192.168.1.10:8080", "productCode": "PRD01", "deviceIdentifier": "A1B2C3", "clientId": "AbCdE123",
                        "clientSecret": "s", "deviceName": "Greenhouse 1", "modelName": "ENV-1" } }
        """;

    private static readonly JsonSchema s_schema = JsonSchema.FromJsonAsync(File.ReadAllText(Repository.PathOf("docs/nubison.schema.json"))).GetAwaiter().GetResult();

    /// <summary>Each is a change to the smallest file.</summary>
    private static readonly string[] s_good =
    [
        "{}",
        """{ "$schema": "nubison.schema.json" }""",
        """{ "wifi": { "ssid": "x" } }""",
        """{ "wifi": { "ssid": "2026-11-23T10:00:00Z", "password": "\"quoted\"" } }""",
        """{ "platform": { "url": "https://iot.example.com", "caCertificate": "ca.pem" } }""",
        """{ "platform": { "url": "https://iot.example.com", "verify": false } }""",
        """{ "platform": { "url": "http://a.b-c_d.local:65535/x/y%20z" } }""",
        """{ "platform": { "url": "http://255.0.10.199" } }""",
        """{ "platform": { "deviceName": "Gewächshaus 🌱" } }""",
        """{ "sampling": { "periodSeconds": 1 } }""",
        """{ "sampling": {}, "journal": {}, "board": {}, "sensors": [ { "type": "bme280" } ] }""",
        """{ "journal": { "kilobytes": 16, "flushSeconds": 3600 } }""",
        """{ "board": { "chip": "esp32", "led": -1, "button": -1, "i2c": [] } }""",
        """{ "board": { "chip": "esp32s3", "led": 38, "i2c": [ { "data": 8, "clock": 9 }, { "bus": 2, "data": 17, "clock": 18 } ] } }""",
        """{ "board": { "chip": "esp32c3", "button": 9, "i2c": [ { "data": 4, "clock": 5 } ] } }""",
        """{ "board": { "chip": "esp32c6", "led": 18 } }""",
        """{ "board": { "i2c": [ { "bus": 2, "data": 32, "clock": 33 } ] }, "sensors": [ { "type": "sht4x", "bus": 2 } ] }""",
        """{ "sensors": [ { "type": "bme280", "address": "0x77" }, { "type": "bmp280", "name": "b", "address": 118 } ] }""",
        """{ "sensors": [ { "type": "ina219", "address": "0x4F", "shuntOhms": 0.01 } ] }""",
        """{ "sensors": [ { "type": "bh1750", "address": "0x5c" } ] }""",
        """{ "sensors": [ { "type": "mcp9808", "decimals": 6, "factor": 1.5, "offset": -2, "deadband": 0.25, "heartbeatSeconds": 60 } ] }""",
        """{ "sensors": [ { "type": "bme280", "decimals": { "temperature": 1 }, "offset": { "temperature": -0.4 }, "attributes": { "humidity": "h" } } ] }""",
        """{ "sensors": [ { "type": "digital", "name": "door", "pin": 13, "pull": "up", "activeLow": true, "count": true } ] }""",
        """{ "sensors": [ { "type": "digital", "name": "door", "pin": 39 } ] }""",
        """{ "sensors": [ { "type": "pulse", "pin": 27, "ratePer": "minute" } ] }""",
        """{ "sensors": [ { "type": "ads1115", "inputs": "a0,a2-a3", "range": 2.048 } ] }""",
        """{ "sensors": [ { "type": "scd4x", "periodSeconds": 30 }, { "type": "device" } ] }""",
        """{ "board": { "serial": [ { "receive": 16, "transmit": 17, "direction": 4 } ] }, "sensors": [ { "type": "modbus", "model": "pzem-004t", "slave": 3 } ] }""",
        """{ "board": { "serial": [ { "port": 3, "receive": 16, "transmit": 17 } ] }, "sensors": [ { "type": "ds18b20", "rom": "28E28F090000006E" }, { "type": "ds18b20", "name": "b", "port": 3, "rom": "28E28F090000006E" } ] }""",
        """{ "board": { "serial": [ { "receive": 34, "transmit": 17 } ] }, "sensors": [ { "type": "modbus", "registers": [ { "name": "a", "register": 1, "kind": "f32" } ] } ] }""",
        """{ "sensors": [ { "type": "analog", "pin": 34, "divider": 2 }, { "type": "ntc", "name": "n", "pin": 35, "steinhart": { "a": 0.001, "b": 0.0002, "c": 1e-7 } } ] }""",
        """{ "sensors": [ { "type": "ntc", "inputs": "a0,a1", "address": "0x49", "beta": 3435 } ] }""",
    ];

    private static readonly string[] s_bad =
    [
        """{ "platform": 7 }""",
        """{ "platform": { "url": 7 } }""",
        """{ "platform": { "url": "" } }""",
        """{ "platform": { "url": "iot.example.com" } }""",
        """{ "platform": { "url": "ftp://iot.example.com" } }""",
        """{ "platform": { "url": "http://" } }""",
        """{ "platform": { "url": "http:///x" } }""",
        """{ "platform": { "url": "http://a b" } }""",
        """{ "platform": { "url": "http://a\u00a0b" } }""",
        """{ "platform": { "url": "http://\u201ca\u201d" } }""",
        """{ "platform": { "url": "http://a\\b" } }""",
        """{ "platform": { "url": "http://a\tb" } }""",
        """{ "platform": { "url": "http://user@a" } }""",
        """{ "platform": { "url": "http://a?b" } }""",
        """{ "platform": { "url": "http://a/#b" } }""",
        """{ "platform": { "url": "http://a:0" } }""",
        """{ "platform": { "url": "http://a:65536" } }""",
        """{ "platform": { "url": "http://a:" } }""",
        """{ "platform": { "url": "http://192,168,1,10" } }""",
        """{ "platform": { "url": "http://192.168.1.300" } }""",
        """{ "platform": { "url": "http://192.168.1" } }""",
        """{ "platform": { "url": "http://[2001:db8::1]" } }""",
        """{ "platform": { "url": "http://a..b" } }""",
        """{ "platform": { "url": "http://-a" } }""",
        """{ "platform": { "url": "https://iot.example.com" } }""",
        """{ "platform": { "url": "https://iot.example.com", "verify": true } }""",
        """{ "platform": { "caCertificate": "" } }""",
        """{ "platform": { "caCertificate": "I:\\ca.pem" } }""",
        """{ "platform": { "caCertificate": "nubison.json" } }""",
        """{ "platform": { "verify": "false" } }""",
        """{ "platform": { "clientId": "a:b" } }""",
        """{ "platform": { "clientId": "YOUR-CLIENT-ID" } }""",
        """{ "platform": { "clientSecret": "" } }""",
        """{ "platform": { "modelName": "REMOVED" } }""",
        """{ "wifi": {} }""",
        """{ "wifi": [] }""",
        """{ "wifi": { "ssid": "12345678901234567890123456789012" } }""",
        """{ "wifi": { "ssid": "YOUR-WIFI" } }""",
        """{ "wifi": { "ssid": "x", "password": 12345678 } }""",
        """{ "sampling": 60 }""",
        """{ "sampling": { "periodSeconds": 0 } }""",
        """{ "sampling": { "periodSeconds": "60" } }""",
        """{ "sampling": { "periodSeconds": "0x3C" } }""",
        """{ "sampling": { "periodSeconds": 1.5 } }""",
        """{ "journal": { "kilobytes": 256 } }""",
        """{ "board": "esp32" }""",
        """{ "board": { "chip": "esp8266" } }""",
        """{ "board": { "led": "2" } }""",
        """{ "board": { "led": 34 } }""",
        """{ "board": { "led": 38 } }""",
        """{ "board": { "button": 35 } }""",
        """{ "board": { "button": 6 } }""",
        """{ "board": { "chip": "esp32s3", "led": 30 } }""",
        """{ "board": { "chip": "esp32c3", "led": 22 } }""",
        """{ "board": { "chip": "esp32c3", "i2c": [ { "bus": 2 } ] } }""",
        """{ "board": { "chip": "esp32c6", "i2c": [ { "data": 24 } ] } }""",
        """{ "board": { "i2c": { "bus": 1 } } }""",
        """{ "board": { "i2c": [ { "bus": 3 } ] } }""",
        """{ "sensors": { "type": "bme280" } }""",
        """{ "sensors": [ "bme280" ] }""",
        """{ "sensors": [ {} ] }""",
        """{ "sensors": [ { "type": "bme288" } ] }""",
        """{ "sensors": [ { "type": "bme280", "address": "0x44" } ] }""",
        """{ "sensors": [ { "type": "bme280", "address": 68 } ] }""",
        """{ "sensors": [ { "type": "bme280", "address": "76" } ] }""",
        """{ "sensors": [ { "type": "bme280", "decimals": 1.5 } ] }""",
        """{ "sensors": [ { "type": "bme280", "decimals": { "temperature": 1.5 } } ] }""",
        """{ "sensors": [ { "type": "bme280", "average": 61 } ] }""",
        """{ "sensors": [ { "type": "bme280", "name": "a b" } ] }""",
        """{ "sensors": [ { "type": "mcp9808", "factor": "2" } ] }""",
        """{ "sensors": [ { "type": "digital" } ] }""",
        """{ "sensors": [ { "type": "digital", "pin": 6 } ] }""",
        """{ "sensors": [ { "type": "digital", "pin": 34, "pull": "up" } ] }""",
        """{ "sensors": [ { "type": "digital", "pin": 13, "pull": "left" } ] }""",
        """{ "board": { "chip": "esp32c3" }, "sensors": [ { "type": "pulse", "pin": 4 } ] }""",
        """{ "sensors": [ { "type": "scd4x", "periodSeconds": 4 } ] }""",
        """{ "sensors": [ { "type": "ads1115", "inputs": "a4" } ] }""",
        """{ "sensors": [ { "type": "ads1115", "range": 5 } ] }""",
        """{ "board": { "serial": [ { "receive": 16 } ] } }""",
        """{ "board": { "serial": [ { "port": 1, "receive": 16, "transmit": 17 } ] } }""",
        """{ "board": { "serial": [ { "receive": 16, "transmit": 17 } ] }, "sensors": [ { "type": "modbus" } ] }""",
        """{ "board": { "serial": [ { "receive": 16, "transmit": 17 } ] }, "sensors": [ { "type": "modbus", "registers": [ { "name": "a" } ] } ] }""",
        """{ "board": { "serial": [ { "receive": 16, "transmit": 17 } ] }, "sensors": [ { "type": "ds18b20", "rom": "28" } ] }""",
        """{ "sensors": [ { "type": "analog" } ] }""",
        """{ "sensors": [ { "type": "ntc", "beta": 3950 } ] }""",
        """{ "sensors": [ { "type": "tmp117", "address": "0x40" } ] }""",
    ];

    private static readonly (string Change, string Why)[] s_check_alone_refuses =
    [
        ("""{ "board": { "led": 0 } }""", "a pin that another member has by default"),
        ("""{ "board": { "led": 13, "button": 13 } }""", "a pin that another member has"),
        ("""{ "board": { "i2c": [ { "bus": 1 }, { "bus": 1, "data": 32, "clock": 33 } ] } }""", "two buses of one number"),
        ("""{ "sensors": [ { "type": "sht4x", "bus": 2 } ] }""", "a bus that another section declares"),
        ("""{ "sensors": [ { "type": "bme280" }, { "type": "bme280", "name": "b" } ] }""", "two sensors at one address"),
        ("""{ "sensors": [ { "type": "mhz19" } ] }""", "a port that another section declares"),
        ("""{ "sensors": [ { "type": "analog", "pin": 25 } ] }""", "a pin that only some kinds of sensors cannot have"),
        ("""{ "sensors": [ { "type": "bme280" }, { "type": "sht4x" } ] }""", "two sensors with one attribute"),
        ("""{ "sensors": [ { "type": "bme280", "offset": 1 } ] }""", "one number for several units"),
        ("""{ "sensors": [ { "type": "scd4x", "periodSeconds": 10, "average": 3 } ] }""", "samples that do not fit into the period"),
        ("""{ "sensors": [ { "type": "digital", "name": "time", "pin": 13 } ] }""", "a name that the device itself writes"),
        ("""{ "wifi": { "ssid": "Küchenküchenküchenküchen" , "password": "ééééééééééééééééééééééééééééééééé" } }""", "bytes, where a schema counts characters"),
    ];

    private static readonly (string Change, string Why)[] s_schema_alone_refuses =
    [
        ("""{ "colour": "red" }""", "an unknown member, which is warned about"),
        ("""{ "wifi": null }""", "null, which is the same as nothing"),
        ("""{ "sensors": [ { "type": "digital", "pin": 13, "average": 4 } ] }""", "a member that this kind of sensor does not have, which is warned about"),
    ];

    [TestMethod]
    public void There_are_files_enough() =>
        Assert.IsGreaterThanOrEqualTo(90, s_good.Length + s_bad.Length + s_check_alone_refuses.Length + s_schema_alone_refuses.Length);

    [TestMethod]
    public void Good_files_pass_both()
    {
        foreach (string change in s_good)
        {
            Assert.AreEqual("", Check(change), change);
            Assert.AreEqual("", Validate(change), change);
        }
    }

    [TestMethod]
    public void Bad_files_pass_neither()
    {
        foreach (string change in s_bad)
        {
            Assert.AreNotEqual("", Check(change), change);
            Assert.AreNotEqual("", Validate(change), change);
        }
    }

    [TestMethod]
    public void What_no_schema_can_tell_check_does()
    {
        foreach ((string change, string why) in s_check_alone_refuses)
        {
            Assert.AreNotEqual("", Check(change), $"{why}: {change}");
            Assert.AreEqual("", Validate(change), $"{why}: {change}");
        }
    }

    [TestMethod]
    public void What_a_device_bears_with_an_editor_marks()
    {
        foreach ((string change, string why) in s_schema_alone_refuses)
        {
            Assert.AreEqual("", Check(change), $"{why}: {change}");
            Assert.AreNotEqual("", Validate(change), $"{why}: {change}");
        }
    }

    [TestMethod]
    public void A_device_whose_board_has_another_chip_is_told_of_its_own_pins_alone() =>
        Assert.AreEqual("", Validate("""{ "board": { "chip": "esp32s3" }, "sensors": [ { "type": "digital", "name": "a", "pin": 48 } ] }"""));

    private static string Check(string change) => string.Join("; ", CheckedSettings.Of(Encoding.UTF8.GetBytes(Settings(change))).Faults);

    private static string Validate(string change) => string.Join("; ", s_schema.Validate(Settings(change)).Select(error => $"{error.Path} {error.Kind}"));

    private static string Settings(string change)
    {
        JsonObject settings = JsonNode.Parse(Minimal)!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(change)!.AsObject())
        {
            if (settings[name] is JsonObject there && value is JsonObject members)
            {
                foreach ((string member, JsonNode? other) in members)
                {
                    there[member] = other?.DeepClone();
                }
            }
            else
            {
                settings[name] = value?.DeepClone();
            }
        }

        if ((settings["platform"] as JsonObject)?["modelName"]?.ToString() == "REMOVED")
        {
            settings["platform"]!.AsObject().Remove("modelName");
        }

        return settings.ToJsonString();
    }
}
