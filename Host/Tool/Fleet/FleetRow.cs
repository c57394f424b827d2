using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Host.Tool.Settings;

namespace Host.Tool.Fleet;

/// <summary>The settings of one board of a fleet.</summary>
internal sealed partial class FleetRow
{
    /// <summary>The column that says which board a row is for.</summary>
    internal const string MacColumn = "mac";

    private const string RowName = "row";
    private const string VariableName = "env:";

    private readonly JsonObject _root;
    private readonly string _template;

    private FleetRow(int number, string? mac, JsonObject root, string template)
    {
        Number = number;
        Mac = mac;
        _root = root;
        _template = template;
    }

    /// <summary>The row's number in the table.</summary>
    internal int Number { get; }

    /// <summary>The one board that the row is for; null for any.</summary>
    internal string? Mac { get; }

    /// <summary>The row's board; while it is not known one that no other row has.</summary>
    internal string AnyMac => Mac ?? MacAddress.Parse($"{Number:X12}")!;

    /// <summary>Whether a column says which board a row is for.</summary>
    internal static bool IsMac(string column) => string.Equals(column, MacColumn, StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes the settings of a row.</summary>
    internal static FleetRow Make(ToolHost host, int number, IEnumerable<KeyValuePair<string, string>> cells, CheckedSettings template, List<string> faults)
    {
        string? mac = null;
        JsonObject root = Replace(template.Root, Fill).AsObject();
        foreach ((string column, string text) in cells)
        {
            try
            {
                if (column == MacColumn)
                {
                    mac = MacAddress.Parse(text) ?? throw new FormatException($"{column}: \"{text}\" is not a MAC address such as 24:0A:C4:12:34:56");
                }
                else
                {
                    SettingsMembers.Set(root, column, Fill(column, text));
                }
            }
            catch (FormatException exception)
            {
                faults.Add(exception.Message);
            }
        }

        return new FleetRow(number, mac, root, template.Path);

        string Fill(string path, string text) => Name().Replace(text, match => match.Groups[1].Value switch
        {
            MacColumn => match.Value, // Known as soon as the board is there.
            RowName => $"{number}",
            string name when name.StartsWith(VariableName, StringComparison.Ordinal) => host.Variable(name[VariableName.Length..]) ?? Fault(match.Value, path, "is not set"),
            _ => Fault(match.Value, path, $"is not known; known are ${{{RowName}}}, ${{{MacColumn}}} and ${{{VariableName}NAME}}"),
        });

        string Fault(string name, string path, string problem)
        {
            faults.Add($"{path}: {name} {problem}");
            return name[1..]; // So that it is told once.
        }
    }

    /// <summary>The settings for a board.</summary>
    /// <param name="mac">The board; null to check the row before there is one.</param>
    internal CheckedSettings For(string? mac = null) =>
        CheckedSettings.Of(Replace(_root, (_, text) => WithMac(text, mac ?? AnyMac)).AsObject(), _template);

    /// <summary>A member of the settings' <c>platform</c>; empty if it is not text.</summary>
    /// <param name="mac">The board; null if it is not known yet.</param>
    internal string Platform(string member, string? mac = null)
    {
        string text = (_root["platform"] as JsonObject)?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        return (mac ?? Mac) is string known ? WithMac(text, known) : text;
    }

    private static string WithMac(string text, string mac) => text.Replace($"${{{MacColumn}}}", MacAddress.Bare(mac), StringComparison.Ordinal);

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Name();

    private static JsonNode Replace(JsonNode node, Func<string, string, string> text, string path = "") => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, member.Value is null ? null : (JsonNode?)Replace(member.Value, text, path.Length == 0 ? member.Key : $"{path}.{member.Key}")))),
        JsonArray items => new JsonArray([.. items.Select((item, i) => item is null ? null : Replace(item, text, $"{path}[{i}]"))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => text(path, value.GetValue<string>()),
        _ => node.DeepClone(),
    };
}
