using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Host.Tool.Settings;

/// <summary>Puts a value at a path, as <c>sensors[0].name</c>. The schema knows which paths there are, and which take text.</summary>
internal static partial class SettingsMembers
{
    private const string AnyName = "*";
    private const int MostMistakes = 3;

    /// <summary>Every path of a value, with <c>[0]</c> for each index and an asterisk for a name of one's own; true if it takes text alone.</summary>
    private static readonly Dictionary<string, bool> Known = ReadSchema();

    /// <summary>Finds out whether there is such a member.</summary>
    /// <exception cref="FormatException">There is none: names the nearest.</exception>
    internal static void Require(string path)
    {
        if (KeyOf(path) is null)
        {
            throw new FormatException($"{path} is not a setting{(Nearest(path) is string nearest ? $"; did you mean {nearest}?" : "")}");
        }
    }

    /// <param name="text">The value as it was typed: true, false or a number is taken for such unless the member takes text alone.</param>
    /// <exception cref="FormatException">There is no such member, or no place for it: says why, with the path.</exception>
    internal static void Set(JsonObject root, string path, string text)
    {
        Require(path);
        string[] steps = [.. StepPattern().Matches(path).Select(step => step.Value.TrimStart('.'))];
        JsonNode node = root;
        for (int i = 0; i < steps.Length - 1; i++)
        {
            node = Child(node, steps[i]) ?? Add(node, steps[i], steps[i + 1][0] == '[' ? new JsonArray() : new JsonObject(), path);
        }

        Add(node, steps[^1], Value(text, isText: Known[KeyOf(path)!]), path);
    }

    [GeneratedRegex(@"\.?[^.\[\]]+|\[[0-9]+\]")]
    private static partial Regex StepPattern();

    [GeneratedRegex(@"\[[0-9]{1,4}\]")] // So that it is a number.
    private static partial Regex IndexPattern();

    private static string? KeyOf(string path)
    {
        string key = IndexPattern().Replace(path, "[0]");
        string any = $"{key[..(key.LastIndexOf('.') + 1)]}{AnyName}";
        return Known.ContainsKey(key) ? key : Known.ContainsKey(any) && !key.EndsWith('.') ? any : null;
    }

    private static int Index(string step) => int.Parse(step[1..^1], CultureInfo.InvariantCulture);

    private static JsonNode? Child(JsonNode node, string step) => node switch
    {
        JsonObject members when step[0] != '[' => members[step],
        JsonArray items when step[0] == '[' && Index(step) < items.Count => items[Index(step)],
        _ => null,
    };

    private static JsonNode Add(JsonNode node, string step, JsonNode child, string path)
    {
        if (node is JsonObject members && step[0] != '[')
        {
            return members[step] = child;
        }

        if (node is not JsonArray items || step[0] != '[')
        {
            throw new FormatException($"{path}: the settings have a plain value on the way there");
        }

        if (Index(step) > items.Count)
        {
            throw new FormatException($"{path}: the settings have only {items.Count} there");
        }

        if (Index(step) < items.Count)
        {
            return items[Index(step)] = child;
        }

        items.Add(child);
        return child;
    }

    private static JsonNode Value(string text, bool isText)
    {
        if (!isText && bool.TryParse(text, out bool flag))
        {
            return flag;
        }

        if (!isText && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return whole;
        }

        return !isText && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : text;
    }

    private static string? Nearest(string path)
    {
        string key = IndexPattern().Replace(path, "[0]").ToLowerInvariant();
        string? nearest = Known.Keys.MinBy(known => Distance(key, known.ToLowerInvariant()));
        return nearest is not null && Distance(key, nearest.ToLowerInvariant()) <= MostMistakes ? nearest
            : Known.Keys.FirstOrDefault(known => known.EndsWith("." + path, StringComparison.OrdinalIgnoreCase)) // What is left out is mostly the front.
                ?? Known.Keys.FirstOrDefault(known => known.StartsWith(path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How many letters have to be typed, taken out or put in (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static Dictionary<string, bool> ReadSchema()
    {
        using Stream file = typeof(SettingsMembers).Assembly.GetManifestResourceStream("nubison.schema.json")!;
        JsonObject root = JsonNode.Parse(file)!.AsObject();
        Dictionary<string, bool> known = [];
        Collect(root, "");
        known.Remove("$schema");
        return known;

        void Collect(JsonObject schema, string path)
        {
            if ((string?)schema["$ref"] is string reference)
            {
                Collect(root["definitions"]![reference.Split('/')[^1]]!.AsObject(), path);
            }

            foreach (JsonNode? choice in schema["anyOf"]?.AsArray() ?? [])
            {
                Collect(choice!.AsObject(), path);
            }

            foreach ((string name, JsonNode? member) in schema["properties"]?.AsObject() ?? [])
            {
                Collect(member!.AsObject(), path.Length == 0 ? name : $"{path}.{name}");
            }

            if (schema["items"] is JsonObject items)
            {
                Collect(items, $"{path}[0]");
            }

            if (schema["additionalProperties"] is JsonObject any)
            {
                Collect(any, $"{path}.{AnyName}");
            }

            if ((string?)schema["type"] is "string" or "integer" or "number" or "boolean" || schema["enum"] is not null)
            {
                bool isText = (string?)schema["type"] == "string" || schema["enum"]?.AsArray().All(value => value is JsonValue text && text.TryGetValue(out string? _)) == true;
                known[path] = isText && known.GetValueOrDefault(path, true);
            }
        }
    }
}
