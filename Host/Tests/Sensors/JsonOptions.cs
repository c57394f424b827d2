using System.Globalization;
using System.Text.Json;
using global::Sensors;

namespace Host.Tests.Sensors;

/// <summary>A sensor's settings as a person writes them; a fault fails the test, unless it is asked for.</summary>
internal sealed class JsonOptions(JsonElement members, List<string>? faults = null) : SensorOptions
{
    public static JsonOptions Parse(string json, List<string>? faults = null) => new(JsonDocument.Parse(json).RootElement, faults);

    public override bool Has(string member) => members.TryGetProperty(member, out _);

    public override int Integer(string member, int defaultValue, int minimum, int maximum) =>
        !Has(member) ? defaultValue
        : Value(member).ValueKind == JsonValueKind.String ? int.Parse(Value(member).GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : Value(member).GetInt32();

    public override double Number(string member, double defaultValue, double minimum, double maximum) => Has(member) ? Value(member).GetDouble() : defaultValue;

    public override bool Flag(string member, bool defaultValue) => Has(member) ? Value(member).GetBoolean() : defaultValue;

    public override string Text(string member, string? defaultValue) => Has(member) ? Value(member).GetString()! : defaultValue!;

    public override string Choice(string member, string[] choices, string defaultValue) => Text(member, defaultValue);

    public override int Pin(string member, bool output) => Integer(member, -1, 0, 39);

    public override int CounterPin(string member) => Pin(member, false);

    public override int Bus(string member) => Integer(member, 1, 1, 2);

    public override int Port(string member) => Integer(member, 2, 2, 3);

    public override int AnalogPin(string member) => Pin(member, false);

    public override SensorOptions[]? Objects(string member) =>
        Has(member) ? [.. Value(member).EnumerateArray().Select(element => new JsonOptions(element, faults))] : null;

    public override SensorOptions? Object(string member) =>
        Has(member) && Value(member).ValueKind == JsonValueKind.Object ? new JsonOptions(Value(member), faults) : null;

    public override void Fault(string member, string problem)
    {
        Assert.IsNotNull(faults, $"{member}: {problem}");
        faults.Add($"{member}: {problem}");
    }

    private JsonElement Value(string member) => members.GetProperty(member);
}
