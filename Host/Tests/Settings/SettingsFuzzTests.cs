using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Firmware.Settings;
using Host.Tool.Settings;

namespace Host.Tests.Settings;

/// <summary>Whatever is in the settings file: settings or faults, never an exception.</summary>
[TestClass]
public sealed class SettingsFuzzTests
{
    private const string Valid =
        """
        { "wifi": { "ssid": "greenhouse", "password": "12345678" },
          "platform": { "url": "http://127.0.0.1:8080", "productCode": "PRD01", "deviceIdentifier": "A1", "clientId": "id",
                        "clientSecret": "secret", "deviceName": "Greenhouse 1", "modelName": "ENV-1" },
          "sampling": { "periodSeconds": 60 }, "journal": { "kilobytes": 64, "flushSeconds": 5 },
          "board": { "chip": "esp32", "led": 2, "button": 0, "i2c": [ { "bus": 1, "data": 21, "clock": 22 } ] },
          "sensors": [ { "type": "bme280", "address": "0x77", "offset": { "temperature": -0.5 }, "decimals": 1 },
                       { "type": "digital", "name": "door", "pin": 13, "pull": "up", "activeLow": true } ] }
        """;

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", ":", ",", "null", "true", "-1", "0.5", "1e9", "1e999", "99999999999999999999", "\"2026-11-23T10:11:12Z\"", "\\u00", "\\", "é", "\0", "{}", "[]", "\"\""];

    private static readonly JsonSerializerOptions s_escaped = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.None) };
    private static readonly JsonSerializerOptions s_unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] TextPieces =
        ["\"", "'", "\\", "/", "\t", "\n", "\0", "{", "é", "€", "🌱", "0", "e", "-", "2026-11-23T10:00:00Z", "Date(628318530718)"];

    /// <summary>Characters that have a meaning somewhere, and any others.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, TextPieces.Length - 1].Select(index => TextPieces[index]),
        Gen.Char.Where(c => !char.IsSurrogate(c)).Select(c => c.ToString())).Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> AnyPiece = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]);

    /// <summary>A valid file with some characters cut out and some put in.</summary>
    private static readonly Gen<string> AnyMutation = Gen.Select(
        Gen.Int[0, Valid.Length - 1], Gen.Int[0, 12], AnyPiece, Gen.Int[0, Valid.Length - 1], AnyPiece,
        (at, length, piece, other, another) =>
        {
            string text = string.Concat(Valid.AsSpan(0, at), piece, Valid.AsSpan(Math.Min(at + length, Valid.Length)));
            return text.Insert(Math.Min(other, text.Length), another);
        });

    [TestMethod]
    public void The_file_that_is_mutated_is_valid()
    {
        CheckedSettings settings = CheckedSettings.Of(Encoding.UTF8.GetBytes(Valid));

        Assert.IsEmpty(settings.Faults);
        Assert.IsEmpty(settings.Warnings);
    }

    [TestMethod]
    public void Any_mutation_is_settings_or_faults() => AnyMutation.Sample(text => Check(Encoding.UTF8.GetBytes(text)), iter: 5000);

    [TestMethod]
    public void Any_bytes_are_faults() => Gen.Byte.Array[0, 300].Sample(bytes => Check(bytes), iter: 3000);

    [TestMethod]
    public void A_file_that_ends_anywhere_is_a_fault()
    {
        for (int length = 0; length < Valid.TrimEnd().Length; length++)
        {
            Assert.IsNotEmpty(CheckedSettings.Of(Encoding.UTF8.GetBytes(Valid[..length])).Faults, $"the first {length} characters");
        }
    }

    [TestMethod]
    public void Any_text_that_passes_is_the_same_on_the_device_whatever_wrote_it_down() => AnyText.Sample(text =>
    {
        JsonObject settings = JsonNode.Parse(Valid)!.AsObject();
        settings["wifi"]!["password"] = text;
        foreach (JsonSerializerOptions written in new[] { s_escaped, s_unescaped })
        {
            CheckedSettings settled = CheckedSettings.Of(Encoding.UTF8.GetBytes(settings.ToJsonString(written)));
            if (settled.Faults.Count == 0)
            {
                Assert.AreEqual(text, settled.Device.Wifi.Password);
                ProblemList onBoard = new();
                DeviceSettings provisioned = DeviceSettings.Read(Encoding.UTF8.GetBytes(settled.Provisioned()), new SettingsProblems(onBoard));
                Assert.IsEmpty(onBoard.Faults);
                Assert.AreEqual(text, provisioned.Wifi.Password);
            }
            else
            {
                Assert.IsTrue(text.Contains('\0') || Encoding.UTF8.GetByteCount(text) > 63, $"{text}: {settled.Faults[0]}");
            }
        }
    }, iter: 5000);

    private static void Check(byte[] text)
    {
        ProblemList found = new();
        Assert.IsNotNull(DeviceSettings.Read(text, new SettingsProblems(found)));
        CheckedSettings settings = CheckedSettings.Of(text);
        Assert.IsTrue(found.Faults.Count == 0 || settings.Faults.Count > 0, "what the device refuses, the PC does");
    }
}
