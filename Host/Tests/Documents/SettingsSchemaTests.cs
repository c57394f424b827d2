using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Host.Tool.Settings;
using NJsonSchema;

namespace Host.Tests.Documents;

/// <summary>The JSON schema, by which editors complete and check, and the device's parser say the same.</summary>
[TestClass]
public sealed class SettingsSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(File.ReadAllText(Repository.PathOf("docs/nubison.schema.json"))).GetAwaiter().GetResult();

    // What no schema can tell: it depends on the chip, on other members, or on the sensor.
    private static readonly string[] BeyondSchemas = ["pin", "pin or -1"];

    [TestMethod]
    public void The_schema_takes_every_example_and_every_end_of_a_range()
    {
        foreach (SettingsDocument.Row row in SettingsDocument.Rows)
        {
            foreach (string kind in row.Kinds)
            {
                foreach (JsonNode value in row.Inside().Append(row.ExampleOf(kind)))
                {
                    AssertValid(row.With(value, kind), $"{row.Member} {value.ToJsonString()} ({kind})");
                }
            }
        }

        AssertValid(JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs/nubison.template.json")).Replace("YOUR-", "my-", StringComparison.Ordinal))!.AsObject(), "docs/nubison.template.json");
    }

    [TestMethod]
    public void The_schema_refuses_what_the_parser_refuses()
    {
        foreach (SettingsDocument.Row row in SettingsDocument.Rows.Where(row => !BeyondSchemas.Contains(row.Type)))
        {
            foreach (string kind in row.Kinds)
            {
                foreach (JsonNode value in row.Outside().Where(value => value.ToJsonString() is not "\"time\""))
                {
                    Assert.AreNotEqual(0, Schema.Validate(row.With(value, kind).ToJsonString()).Count, $"{row.Member} {value.ToJsonString()} ({kind})");
                }

                if (row.Default == "required")
                {
                    JsonObject without = row.With(1, kind);
                    Remove(without, row.Member);
                    Assert.AreNotEqual(0, Schema.Validate(without.ToJsonString()).Count, $"{row.Member} missing ({kind})");
                }
            }
        }
    }

    [TestMethod]
    public void Whatever_the_schema_refuses_the_device_finds_fault_with_or_ignores_with_a_warning()
    {
        JsonNode[] values = [0, 1, -1, 7, 13, 61, 86400, 86401, 0.5, "", "x", "a0", "up", "http://x", true, false, new JsonArray(), new JsonObject(), new JsonArray(1)];
        Gen.Select(Gen.Int[0, SettingsDocument.Rows.Count - 1], Gen.Int[0, 20], Gen.Int[0, values.Length - 1]).Sample((rowIndex, kindIndex, valueIndex) =>
        {
            (SettingsDocument.Row row, JsonNode value) = (SettingsDocument.Rows[rowIndex], values[valueIndex]);
            JsonObject settings = row.With(value, row.Kinds[kindIndex % row.Kinds.Count]);
            if (Schema.Validate(settings.ToJsonString()).Count == 0)
            {
                return true;
            }

            CheckedSettings read = CheckedSettings.Of(Encoding.UTF8.GetBytes(settings.ToJsonString()));
            return read.Faults.Count > 0 || read.Warnings.Count > 0;
        });
    }

    [TestMethod]
    public void A_member_that_the_device_does_not_know_is_unknown_to_the_schema()
    {
        foreach (string place in new[] { "colour", "wifi.colour", "platform.colour", "sampling.colour", "journal.colour", "board.colour", "power.colour", "power.battery.colour", "board.i2c[].colour", "sensors[].colour" })
        {
            SettingsDocument.Row row = new("", place, "text", "", "", "");
            JsonObject settings = row.With("red", "mcp9808");

            Assert.AreEqual($"{row.Path}: is unknown and ignored", CheckedSettings.Of(Encoding.UTF8.GetBytes(settings.ToJsonString())).Warnings.Single());
            Assert.AreNotEqual(0, Schema.Validate(settings.ToJsonString()).Count, place);
        }
    }

    private static void AssertValid(JsonObject settings, string what) =>
        Assert.AreEqual("", string.Join("; ", Schema.Validate(settings.ToJsonString()).Select(error => $"{error.Path} {error.Kind}")), what);

    private static void Remove(JsonObject settings, string member)
    {
        JsonNode node = settings;
        string[] steps = member.Split('.');
        foreach (string step in steps.SkipLast(1))
        {
            node = step.EndsWith(']') ? node[step.Replace("[]", "", StringComparison.Ordinal)]![0]! : node[step]!;
        }

        node.AsObject().Remove(steps[^1]);
    }
}
