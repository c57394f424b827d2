using System.Text;
using CsCheck;
using Firmware.Settings;

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
        SettingsProblems problems = new();

        SettingsReader.Read(Valid, problems);

        Assert.IsEmpty(problems.Faults());
        Assert.IsEmpty(problems.Warnings());
    }

    [TestMethod]
    public void Any_mutation_is_settings_or_faults() => AnyMutation.Sample(Check, iter: 5000);

    [TestMethod]
    public void Any_bytes_are_faults() => Gen.Byte.Array[0, 300].Sample(bytes => Check(Encoding.UTF8.GetString(bytes)), iter: 3000);

    [TestMethod]
    public void A_file_that_ends_anywhere_is_a_fault()
    {
        for (int length = 0; length < Valid.TrimEnd().Length; length++)
        {
            SettingsProblems problems = new();
            SettingsReader.Read(Valid[..length], problems);
            Assert.IsTrue(problems.HasFaults, $"the first {length} characters");
        }
    }

    private static void Check(string text)
    {
        SettingsProblems problems = new();
        DeviceSettings settings = SettingsReader.Read(text, problems);
        Assert.IsTrue(settings is not null || problems.HasFaults, text);
    }
}
