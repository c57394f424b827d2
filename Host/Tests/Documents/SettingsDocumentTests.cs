using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Host.Tool.Settings;

namespace Host.Tests.Documents;

/// <summary>docs/settings.md and the device's parser say the same.</summary>
[TestClass]
public sealed partial class SettingsDocumentTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>As an editor writes: <c>\u</c> escapes are a fault.</summary>
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every word in the sources that read settings.</summary>
    private static readonly string[] Words =
    [
        .. new[] { "Firmware/Settings", "Sensors" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct(),
    ];

    private static readonly string[] NotAveraged = ["digital", "pulse", "pms5003", "device"];

    [TestMethod]
    public void Each_example_is_read_without_fault_or_warning()
    {
        ForEach((row, kind) => AssertClean(row.With(row.ExampleOf(kind), kind), $"{row.Member} {row.Example} ({kind})"));
    }

    [TestMethod]
    public void Each_range_holds_at_its_ends()
    {
        ForEach((row, kind) =>
        {
            foreach (JsonNode value in row.Inside())
            {
                AssertClean(row.With(value, kind), $"{row.Member} {value.ToJsonString()}");
            }
        });
    }

    [TestMethod]
    public void Each_range_ends_where_it_says_and_the_fault_names_the_path()
    {
        ForEach((row, kind) =>
        {
            foreach (JsonNode value in row.Outside())
            {
                IReadOnlyList<string> faults = Read(row.With(value, kind)).Faults;
                string what = $"{row.Member} {value.ToJsonString()} ({kind}): {string.Join("; ", faults)}";
                Assert.AreNotEqual(0, faults.Count, what);
                Assert.IsTrue(faults.Any(fault => fault.StartsWith(row.Path, StringComparison.Ordinal)), what);
            }
        });
    }

    [TestMethod]
    public void What_is_required_is_missed_and_what_is_not_has_the_default_it_says()
    {
        ForEach((row, kind) =>
        {
            JsonObject without = row.With(null, kind);
            if (row.Default == "required")
            {
                Assert.IsTrue(Read(without).Faults.Any(fault => fault.StartsWith($"{row.Path}: is missing", StringComparison.Ordinal)), row.Member);
            }
            else
            {
                AssertClean(without, row.Member);
            }

            if (row.DefaultValue is JsonNode standard)
            {
                Assert.AreEqual(Picture(without), Picture(row.With(standard, kind)), $"{row.Member}: {row.Default} ({kind})");
                Assert.AreNotEqual(Picture(without), Picture(row.With(Other(row), kind)), $"{row.Member} changes nothing ({kind})");
            }
        });
    }

    [TestMethod]
    public void No_member_that_the_parser_reads_is_missing()
    {
        HashSet<string> asked = [];
        foreach (string kind in SettingsDocument.Kinds)
        {
            HashSet<string> ofKind = Asked(SettingsDocument.Rows.Single(row => row.Member == "sensors[].type").With(kind, kind));
            string[] documented =
            [
                .. SettingsDocument.Rows
                    .Where(row => row.Member.StartsWith("sensors[].", StringComparison.Ordinal) && (!row.Heading.Contains('`') || row.Kinds.Contains(kind)))
                    .Where(row => row.Member != "sensors[].average" || !NotAveraged.Contains(kind))
                    .Select(row => row.Member).Order(),
            ];
            Assert.AreEqual(string.Join(' ', documented), string.Join(' ', ofKind.Where(path => path.StartsWith("sensors[].", StringComparison.Ordinal)).Order()), kind);
            asked.UnionWith(ofKind);
        }

        JsonObject full = SettingsDocument.Rows.Single(row => row.Member == "board.i2c[].bus").With(1, "");
        full["wifi"] = new JsonObject { ["ssid"] = "greenhouse" };
        asked.UnionWith(Asked(full));
        full["power"] = new JsonObject { ["battery"] = new JsonObject { ["attribute"] = "battery" } };
        asked.UnionWith(Asked(full));
        string[] sections = ["wifi", "platform", "sampling", "journal", "log", "board", "power"];

        Assert.AreEqual(
            string.Join(' ', SettingsDocument.Rows.Select(row => row.Member).Distinct().Order()),
            string.Join(' ', asked.Except(sections).Order()));
    }

    [TestMethod]
    public void The_kinds_of_sensors_are_those_of_the_catalogue()
    {
        Assert.AreEqual(string.Join(' ', global::Sensors.Catalog.SensorCatalog.Types.Split(", ").Order()), string.Join(' ', SettingsDocument.Kinds.Order()));
    }

    [TestMethod]
    public void Each_chip_has_the_addresses_it_says_and_no_other()
    {
        SettingsDocument.Row row = SettingsDocument.Rows.Single(row => row.Member == "sensors[].address");
        CollectionAssert.AreEquivalent(row.Kinds.ToArray(), SettingsDocument.Addresses.Keys.ToArray());
        foreach ((string kind, int[] addresses) in SettingsDocument.Addresses)
        {
            for (int address = 0x08; address <= 0x77; address++)
            {
                Assert.AreEqual(!addresses.Contains(address), Read(row.With(address, kind)).Faults.Count > 0, $"{kind} 0x{address:X2}");
            }

            Assert.AreEqual(Picture(row.With(addresses[0], kind)), Picture(row.With(null, kind)), $"{kind}: the first is the usual one");
        }
    }

    [TestMethod]
    public void The_template_is_right_but_for_what_one_has_to_fill_in()
    {
        string text = File.ReadAllText(Repository.PathOf("docs/nubison.template.json"));
        IReadOnlyList<string> faults = Read(JsonNode.Parse(text)!.AsObject()).Faults;

        Assert.AreEqual(text.Split("YOUR-").Length - 1, faults.Count, string.Join("; ", faults));
        Assert.IsTrue(faults.All(fault => fault.EndsWith("is what the template has in place of your own", StringComparison.Ordinal)));
        AssertClean(JsonNode.Parse(text.Replace("YOUR-", "my-", StringComparison.Ordinal))!.AsObject(), "docs/nubison.template.json");
    }

    [TestMethod]
    public void Each_whole_file_in_the_document_is_read_without_fault_or_warning()
    {
        string[] blocks = File.ReadAllText(Repository.PathOf("docs/settings.md")).Split("```json")[1..];
        Assert.AreNotEqual(0, blocks.Length);
        foreach (string block in blocks)
        {
            AssertClean(JsonNode.Parse(block.Split("```")[0])!.AsObject(), block);
        }
    }

    [GeneratedRegex("\"([$A-Za-z][A-Za-z0-9]*)\"")]
    private static partial Regex Literal();

    private static JsonNode Other(SettingsDocument.Row row) =>
        row.Inside().Append(row.ExampleValue).Append(row.Type == "true or false" ? !row.DefaultValue!.GetValue<bool>() : row.ExampleValue.DeepClone())
            .First(value => value.ToJsonString() != row.DefaultValue!.ToJsonString());

    private static void ForEach(Action<SettingsDocument.Row, string> check)
    {
        Assert.IsTrue(SettingsDocument.Rows.Count > 40, "the tables are read");
        foreach (SettingsDocument.Row row in SettingsDocument.Rows)
        {
            foreach (string kind in row.Kinds)
            {
                check(row, kind);
            }
        }
    }

    private static CheckedSettings Read(JsonObject settings) => CheckedSettings.Of(Encoding.UTF8.GetBytes(settings.ToJsonString(Unescaped)));

    private static void AssertClean(JsonObject settings, string what)
    {
        CheckedSettings read = Read(settings);
        Assert.AreEqual("", string.Join("; ", read.Faults.Concat(read.Warnings)), what);
    }

    /// <summary>Which members the parser knows: of all words in its sources, those that it does not call unknown.</summary>
    private static HashSet<string> Asked(JsonObject settings)
    {
        Dictionary<string, JsonNode?> places = new()
        {
            [""] = settings,
            ["wifi"] = settings["wifi"],
            ["platform"] = settings["platform"],
            ["sampling"] = settings["sampling"] ??= new JsonObject(),
            ["journal"] = settings["journal"] ??= new JsonObject(),
            ["log"] = settings["log"] ??= new JsonObject(),
            ["board"] = settings["board"] ??= new JsonObject(),
            ["power"] = settings["power"] ??= new JsonObject(),
            ["power.battery"] = settings["power"]!["battery"],
            ["board.i2c[0]"] = settings["board"]!["i2c"]?[0],
            ["board.serial[0]"] = settings["board"]!["serial"]?[0],
            ["sensors[0]"] = settings["sensors"]?[0],
            ["sensors[0].registers[0]"] = settings["sensors"]?[0]?["registers"]?[0],
        };
        foreach (JsonObject place in places.Values.OfType<JsonObject>())
        {
            foreach (string word in Words.Where(word => !place.ContainsKey(word)))
            {
                place[word] = null;
            }
        }

        IReadOnlyList<string> warnings = Read(settings).Warnings;
        return
        [
            .. places.Where(place => place.Value is not null)
                .SelectMany(place => Words.Select(word => place.Key.Length == 0 ? word : $"{place.Key}.{word}"))
                .Where(path => !warnings.Contains($"{path}: is unknown and ignored"))
                .Select(path => path.Replace("[0]", "[]", StringComparison.Ordinal)),
        ];
    }

    /// <summary>Everything the device remembers of some settings, to tell whether two mean the same.</summary>
    private static string Picture(JsonObject settings)
    {
        StringBuilder picture = new();
        Draw(Read(settings).Device, picture, 0);
        return picture.ToString();
    }

    private static void Draw(object? value, StringBuilder picture, int depth)
    {
        switch (value)
        {
            case null or string or decimal:
            case ValueType when value.GetType().IsPrimitive || value.GetType().IsEnum:
                picture.Append(value).Append(';');
                return;
            case IEnumerable items:
                foreach (object? item in items)
                {
                    Draw(item, picture, depth + 1);
                }

                return;
        }

        Assert.IsTrue(depth < 20, "a circle");
        for (Type? type = value.GetType(); type is not null && type.Assembly != typeof(object).Assembly; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Any).Where(field => !field.IsStatic && !typeof(Delegate).IsAssignableFrom(field.FieldType)))
            {
                picture.Append(field.Name).Append('=');
                Draw(field.GetValue(value), picture, depth + 1);
            }
        }
    }
}
