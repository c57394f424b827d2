using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Host.Platform;
using Host.Simulator.Device;

namespace Host.Simulator.Demo;

internal static class DemoSettings
{
    private const string DeviceIdentifier = "A1B2C3";

    public static byte[] Write(string url, string? caCertificate) => Encoding.UTF8.GetBytes(
        $$"""
        {
          "wifi":     { "ssid": "greenhouse", "password": "tomatoes" },
          "platform": { "url": {{Json(url)}}, "caCertificate": {{Json(caCertificate)}},
                        "productCode": {{Json(DemoAccount.ProductCode)}}, "deviceIdentifier": {{Json(DeviceIdentifier)}},
                        "clientId": {{Json(DemoAccount.Client.Id)}}, "clientSecret": {{Json(DemoAccount.Client.Secret)}},
                        "deviceName": "Greenhouse 1", "modelName": {{Json(DemoAccount.ModelName)}} },
          "sampling": { "periodSeconds": 2 },
          "journal":  { "flushSeconds": 0 },
          "board":    { "serial": [ { "port": 2, "receive": 16, "transmit": 17 }, { "port": 3, "receive": 25, "transmit": 26 } ] },
          "sensors":  [ { "type": "bme280" },
                        { "type": "digital", "name": "door", "pin": 13, "pull": "up", "activeLow": true },
                        { "type": "pulse", "name": "rain", "pin": 27, "activeLow": true, "factor": 0.2 },
                        { "type": "bh1750", "name": "light" },
                        { "type": "mcp9808", "name": "soil" },
                        { "type": "scd4x", "name": "plants", "periodSeconds": 6 },
                        { "type": "ina219", "name": "battery", "periodSeconds": 10 },
                        { "type": "ads1115", "inputs": "a0,a1", "attributes": { "a0": "moisture", "a1": "tank" }, "decimals": 3, "periodSeconds": 10 },
                        { "type": "ds18b20", "name": "water", "periodSeconds": 10 },
                        { "type": "modbus", "name": "lamps", "model": "pzem-004t", "port": 3, "periodSeconds": 10 },
                        { "type": "analog", "name": "supply", "pin": 34, "divider": 5, "periodSeconds": 10 },
                        { "type": "ntc", "name": "roof", "pin": 35, "periodSeconds": 10 },
                        { "type": "bme680", "name": "south", "address": "0x77", "periodSeconds": 10 },
                        { "type": "device", "name": "node", "periodSeconds": 20 } ]
        }
        """);

    /// <summary>Tells whether settings are the demo's, and thus nobody's own to be kept.</summary>
    public static bool IsDemo(string settings)
    {
        try
        {
            JsonNode? platform = JsonNode.Parse(settings)?["platform"];
            return (string?)platform?["clientId"] == DemoAccount.Client.Id && (string?)platform?["deviceIdentifier"] == DeviceIdentifier;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static string Json(string? text) => JsonSerializer.Serialize(text, DeviceFiles.Unescaped);
}
