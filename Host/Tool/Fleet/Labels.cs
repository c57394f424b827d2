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
        body { display: flex; flex-wrap: wrap; margin: 0; font: 9pt/1.3 system-ui, sans-serif; color: #000 }
        section { display: flex; align-items: center; gap: 1mm; box-sizing: border-box; width: 64mm; height: 28mm; padding: 0 3mm 0 1mm; margin: 0 -1px -1px 0; border: 1px dashed #bbb; break-inside: avoid }
        svg { flex: none; width: 26mm; height: 26mm }
        p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; margin: 0; overflow: hidden; overflow-wrap: anywhere }
        p:first-of-type { font-weight: bold; font-size: 10pt }
        p:last-of-type { margin-top: 1mm; font: 8pt ui-monospace, monospace; white-space: nowrap }
        </style>
        </head>
        <body>

        """;

    /// <summary>Composes the page.</summary>
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
