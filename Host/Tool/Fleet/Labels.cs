using System.Net;
using System.Text;
using QRCoder;

namespace Host.Tool.Fleet;

/// <summary>A sheet of labels to print, one for each board.</summary>
internal static class Labels
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Labels</title>
        <style>
        @page { margin: 8mm }
        body { margin: 0; font: 9pt/1.35 system-ui, sans-serif }
        section { display: inline-flex; gap: 2mm; box-sizing: border-box; width: 62mm; height: 26mm; padding: 2mm; border: 1px dotted #999; overflow: hidden; break-inside: avoid }
        svg { flex: none; width: 22mm; height: 22mm }
        p { margin: 0; overflow-wrap: anywhere }
        p:first-of-type { font-weight: bold }
        </style>
        </head>
        <body>

        """;

    /// <summary>Composes the page.</summary>
    /// <param name="labels">Name, identifier, MAC and device key of each board.</param>
    internal static string Page(IEnumerable<(string Name, string Identifier, string Mac, string DeviceKey)> labels)
    {
        StringBuilder page = new(Head);
        foreach ((string name, string identifier, string mac, string deviceKey) in labels)
        {
            page.Append($"<section>{Code(deviceKey)}<div><p>{WebUtility.HtmlEncode(name)}</p><p>{WebUtility.HtmlEncode(identifier)}</p><p>{mac}</p></div></section>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Code(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using SvgQRCode code = new(data);
        return code.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
