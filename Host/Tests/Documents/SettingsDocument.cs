using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Host.Tests.Tool;

namespace Host.Tests.Documents;

/// <summary>docs/settings.md as its tables: what it says of each member.</summary>
internal static partial class SettingsDocument
{
    private static readonly string[] WithPin = ["digital", "pulse"];

    private static readonly string[] WithAnalogPin = ["analog", "ntc"];

    /// <summary>Its rows.</summary>
    internal static IReadOnlyList<Row> Rows { get; } = Read();

    /// <summary>The I2C addresses of each chip, the usual one first.</summary>
    internal static IReadOnlyDictionary<string, int[]> Addresses { get; } = ReadAddresses();

    /// <summary>The kinds of sensors it lists.</summary>
    internal static IReadOnlyList<string> Kinds => [.. Rows.Single(row => row.Member == "sensors[].type").Choices.Select(choice => choice!.GetValue<string>())];

    /// <summary>The kinds of sensors on a serial port.</summary>
    internal static IReadOnlyList<string> OnSerialPorts => Rows.Single(row => row.Member == "sensors[].port").Kinds;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(-?[\d.]+) to (-?[\d.]+)( characters)?$")]
    private static partial Regex FromTo();

    private static Dictionary<string, int[]> ReadAddresses() => File.ReadAllLines(Repository.PathOf("docs/settings.md"))
        .Select(line => line.Split('|'))
        .Where(cells => cells.Length == 4 && cells[2].Trim().StartsWith("0x", StringComparison.Ordinal))
        .ToDictionary(cells => Code().Match(cells[1]).Groups[1].Value, cells => Numbers(cells[2]));

    // "0x40 to 0x4F" or "0x76, 0x77".
    private static int[] Numbers(string text)
    {
        int[] numbers = [.. text.Split([",", " to "], StringSplitOptions.TrimEntries).Select(number => Convert.ToInt32(number, 16))];
        return text.Contains(" to ", StringComparison.Ordinal) ? [.. Enumerable.Range(numbers[0], numbers[1] - numbers[0] + 1)] : numbers;
    }

    private static List<Row> Read()
    {
        List<Row> rows = [];
        string heading = "";
        foreach (string line in File.ReadAllLines(Repository.PathOf("docs/settings.md")))
        {
            heading = line.StartsWith('#') ? line : heading;
            string[] cells = line.Split('|');
            if (cells.Length == 8 && cells[1].StartsWith(" `"))
            {
                rows.Add(new Row(heading, Code().Match(cells[1]).Groups[1].Value, cells[2].Trim(), cells[3].Trim(), cells[4].Trim(), cells[5].Trim()));
            }
        }

        return rows;
    }

    /// <summary>One member.</summary>
    internal sealed record Row(string Heading, string Member, string Type, string Range, string Default, string Example)
    {
        /// <summary>The path that faults name.</summary>
        internal string Path => Member.Replace("[]", "[0]", StringComparison.Ordinal);

        /// <summary>The kinds of sensors that have it; a plain one for what all have.</summary>
        internal IReadOnlyList<string> Kinds => Heading.Contains('`') ? [.. Code().Matches(Heading).Select(match => match.Groups[1].Value)] : ["mcp9808"];

        internal JsonNode ExampleValue => JsonNode.Parse(Code().Match(Example).Groups[1].Value)!;

        /// <summary>The example for one kind of sensor: chips differ in their addresses.</summary>
        internal JsonNode ExampleOf(string kind) => Member == "sensors[].address" ? $"0x{Addresses[kind][^1]:x2}" : ExampleValue;

        /// <summary>The default, where it is one value for all.</summary>
        internal JsonNode? DefaultValue
        {
            get
            {
                try
                {
                    return Default.StartsWith('`') && Default.EndsWith('`') ? JsonNode.Parse(Default.Trim('`')) : null;
                }
                catch (System.Text.Json.JsonException)
                {
                    return null; // The name of another member, or a list by chip.
                }
            }
        }

        internal IReadOnlyList<JsonNode?> Choices => Type == "one of" ? [.. Code().Matches(Range).Select(match => JsonNode.Parse(match.Groups[1].Value))] : [];

        /// <summary>Values that hold at the ends of the range.</summary>
        internal IEnumerable<JsonNode> Inside()
        {
            Match match = FromTo().Match(Range);
            if (!match.Success)
            {
                return Choices.Select(choice => choice!.DeepClone());
            }

            return match.Groups[3].Success
                ? [Text(match.Groups[1].Value, 0), Text(match.Groups[2].Value, 0)]
                : [JsonNode.Parse(match.Groups[1].Value)!, JsonNode.Parse(match.Groups[2].Value)!];
        }

        /// <summary>Values just outside the range, and of other types.</summary>
        internal IEnumerable<JsonNode> Outside()
        {
            Match match = FromTo().Match(Range);
            if (match.Success && match.Groups[3].Success)
            {
                yield return Text(match.Groups[2].Value, 1);
                if (match.Groups[1].Value == "1")
                {
                    yield return "";
                }
            }
            else if (match.Success)
            {
                decimal step = Type == "number" ? 0.00005m : 1;
                yield return decimal.Parse(match.Groups[1].Value) - step;
                yield return decimal.Parse(match.Groups[2].Value) + step;
            }

            foreach (JsonNode wrong in Wrong())
            {
                yield return wrong;
            }
        }

        /// <summary>Settings that are complete, except this member.</summary>
        internal JsonObject Without(string kind)
        {
            JsonObject root = JsonNode.Parse(SettingsText.With(wifi: false))!.AsObject();
            if (Member == "platform.url")
            {
                root["platform"]!["caCertificate"] = "ca.pem"; // The example is https.
            }

            if (Member.StartsWith("wifi.", StringComparison.Ordinal))
            {
                root["wifi"] = new JsonObject { ["ssid"] = "greenhouse" };
            }

            if (Member.StartsWith("power.battery.", StringComparison.Ordinal))
            {
                root["power"] = new JsonObject { ["battery"] = new JsonObject { ["attribute"] = "battery" } };
            }

            if (Member == "sensors[].bus")
            {
                root["board"] = JsonNode.Parse("""{ "i2c": [ { "bus": 1 }, { "bus": 2, "data": 18, "clock": 19 } ] }""");
            }

            if (Member.StartsWith("board.serial[]", StringComparison.Ordinal) || OnSerialPorts.Contains(kind))
            {
                root["board"] = JsonNode.Parse("""{ "serial": [ { "port": 2, "receive": 16, "transmit": 17 } ] }""");
            }

            if (Member == "sensors[].port")
            {
                root["board"] = JsonNode.Parse("""{ "serial": [ { "port": 2, "receive": 16, "transmit": 17 }, { "port": 3, "receive": 25, "transmit": 26 } ] }""");
            }

            if (Member.StartsWith("sensors[]", StringComparison.Ordinal))
            {
                JsonObject sensor = new() { ["type"] = kind };
                if (Member == "sensors[].heartbeatSeconds")
                {
                    sensor["decimals"] = 5; // A value that is sent as it is has no use for it.
                }

                if (WithPin.Contains(kind))
                {
                    sensor["pin"] = 27;
                }

                if (WithAnalogPin.Contains(kind))
                {
                    sensor["pin"] = 34;
                }

                if (kind == "modbus")
                {
                    sensor["registers"] = JsonNode.Parse("""[ { "name": "value", "register": 0 } ]""");
                }

                root["sensors"] = new JsonArray(sensor);
            }

            return root;
        }

        /// <summary>Complete settings with this member.</summary>
        internal JsonObject With(JsonNode? value, string kind)
        {
            if (Member == "sensors[].type" && value is JsonValue text && text.TryGetValue(out string? named) && SettingsDocument.Kinds.Contains(named))
            {
                kind = named; // A kind of sensor brings what it requires.
            }

            JsonObject root = Without(kind);
            JsonObject parent = root;
            string[] steps = Member.Split('.');
            foreach (string step in steps.SkipLast(1))
            {
                string name = step.Replace("[]", "", StringComparison.Ordinal);
                if (parent[name] is null)
                {
                    parent[name] = step.EndsWith(']') ? new JsonArray(new JsonObject()) : new JsonObject();
                }

                parent = (step.EndsWith(']') ? parent[name]![0]! : parent[name]!).AsObject();
            }

            parent[steps[^1]] = value?.DeepClone();
            if (kind == "ntc" && Member == "sensors[].inputs" && value is not null)
            {
                parent.Remove("pin"); // One or the other.
            }

            return root;
        }

        private static JsonNode Text(string length, int more) => new string('x', int.Parse(length) + more);

        private JsonNode[] Wrong() => (Type, Range) switch
        {
            ("text", "URL") => ["iot.example.com", "http://", "ftp://x", "http://x:0", "http://a b", "", 7],
            ("text", "file name") => ["", @"I:\ca.pem", "certificates/ca.pem", 7],
            ("text", "attribute") => ["a b", "ä", new string('x', 41), "time", 7],
            ("text", "list of inputs") => ["a4", "a0,", 7],
            ("text", "ROM code") => ["28", "28E28F090000006G", 7],
            ("text", _) => [7, false, new JsonObject()],
            ("whole number", _) => ["many", 10.5, true],
            ("number", _) => ["many", true],
            ("number or object", _) => ["many", true],
            ("true or false", _) => ["true", 1],
            ("one of", _) => ["purple", true],
            ("pin", "output") => [-1, 6, 20, 34, 40, "13", 2.5],
            ("pin", "analog") => [-1, 6, 13, 20, 25, 40, "34", 2.5],
            ("pin", _) => [-1, 6, 20, 40, "13", 2.5],
            ("pin or -1", "output") => [-2, 6, 34, "13"],
            ("pin or -1", _) => [-2, 6, 20, "13"],
            ("list", _) => [new JsonObject(), "bme280", new JsonArray("bme280")],
            ("object", _) => [7, "x"],
            _ => throw new NotSupportedException($"{Member}: {Type}"),
        };
    }
}
