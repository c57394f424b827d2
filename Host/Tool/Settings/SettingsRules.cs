using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Settings;

namespace Host.Tool.Settings;

/// <summary>The rules that a device has no room for: mistakes that it would pay for when it joins, resolves or logs in.</summary>
internal sealed class SettingsRules(JsonObject root, SettingsProblems problems)
{
    private const string Placeholder = "YOUR-";
    private const string Variable = "${";
    private const int ShortestWpa = 8;
    private const int LongestLabel = 63;
    private const int LargestPort = 65535;

    // What a person types or pastes, and a server compares letter by letter.
    private static readonly string[] Exact =
    [
        "wifi.ssid", "wifi.password", "platform.productCode", "platform.deviceIdentifier", "platform.clientId", "platform.clientSecret",
        "platform.deviceName", "platform.modelName",
    ];

    internal void Check()
    {
        CheckPlaceholders(root, "");
        CheckPassword();
        CheckClientId();
        CheckCertificateName();
        CheckUrl();
        foreach (string path in Exact)
        {
            CheckEnds(path);
        }
    }

    private static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string NameOf(char c) => c == ' ' ? "a space" : $"U+{(int)c:X4}";

    private string? TextAt(string path)
    {
        JsonNode? node = root;
        foreach (string step in path.Split('.'))
        {
            node = (node as JsonObject)?[step];
        }

        return node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
    }

    private void CheckPlaceholders(JsonNode? node, string path)
    {
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? member) in members)
            {
                CheckPlaceholders(member, path.Length == 0 ? name : $"{path}.{name}");
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                CheckPlaceholders(items[i], $"{path}[{i}]");
            }
        }
        else if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            string text = value.GetValue<string>();
            if (text.StartsWith(Placeholder, StringComparison.Ordinal))
            {
                problems.Fault(path, $"{text} is what the template has in place of your own");
            }

            if (text.Contains(Variable, StringComparison.Ordinal))
            {
                problems.Warn(path, $"has \"{Variable}\", which the device takes as it is; only provision --fleet replaces ${{row}}, ${{mac}} and ${{env:NAME}}");
            }
        }
    }

    private void CheckPassword()
    {
        if (TextAt("wifi.password") is { Length: > 0 and < ShortestWpa } password)
        {
            string wep = password.Length == 5 ? ", unless it is WEP" : "";
            problems.Warn("wifi.password", $"has {password.Length} characters, a WPA password has at least {ShortestWpa}{wep}");
        }
    }

    private void CheckClientId()
    {
        if (TextAt("platform.clientId")?.Contains(':') == true)
        {
            problems.Fault("platform.clientId", "has a colon, at which the login would take the rest for the secret (RFC 7617)");
        }
    }

    private void CheckCertificateName()
    {
        if (string.Equals(TextAt("platform.caCertificate"), SettingsFile.Name, StringComparison.OrdinalIgnoreCase))
        {
            problems.Fault("platform.caCertificate", "is the name of the settings file itself");
        }
    }

    private void CheckUrl()
    {
        if (TextAt("platform.url") is not string url)
        {
            return;
        }

        for (int i = 0; i < url.Length; i++)
        {
            // RFC 3986, section 2, without what the device refuses anyway.
            if (!char.IsAsciiLetterOrDigit(url[i]) && !"-._~:/?#[]@!$&'()*+,;=% ".Contains(url[i]))
            {
                problems.Fault("platform.url", $"has {(IsInvisible(url[i]) ? NameOf(url[i]) : url[i])} at character {i + 1}, which no URL has");
            }
        }

        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start > 2)
        {
            CheckHost(url[start..].Split('/')[0]);
        }
    }

    private void CheckHost(string authority)
    {
        if (authority.StartsWith('['))
        {
            problems.Fault("platform.url", "has an IPv6 address, the device has IPv4 alone");
            return;
        }

        string[] parts = authority.Split(':', 2);
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= LargestPort))
        {
            problems.Fault("platform.url", $"the port must be within 1 to {LargestPort}");
        }

        if (parts[0].Length > 0 && parts[0].All(c => char.IsAsciiDigit(c) || c is '.' or ','))
        {
            // .NET takes an address of fewer parts, and octal ones.
            string[] bytes = parts[0].Split('.');
            if (bytes.Length != 4 || !bytes.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte value) && part == $"{value}"))
            {
                problems.Fault("platform.url", $"{parts[0]} is not an IPv4 address");
            }
        }
        else if (parts[0].Length > 0 && !parts[0].Split('.').All(IsLabel))
        {
            problems.Fault("platform.url", $"{parts[0]} is not a host name");
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && label[0] != '-' && label[^1] != '-';

    private void CheckEnds(string path)
    {
        if (TextAt(path) is not { Length: > 0 } text)
        {
            return;
        }

        if (IsInvisible(text[0]))
        {
            problems.Warn(path, $"begins with {NameOf(text[0])}");
        }

        if (text.Length > 1 && IsInvisible(text[^1]))
        {
            problems.Warn(path, $"ends with {NameOf(text[^1])}");
        }

        if (text.Length > 2 && text[1..^1].FirstOrDefault(c => c != ' ' && IsInvisible(c)) is char inside and not '\0')
        {
            problems.Warn(path, $"has {NameOf(inside)} inside");
        }
    }
}
