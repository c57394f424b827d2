namespace Host.Tests.Tool;

/// <summary>Settings without a fault, to be changed in one place.</summary>
internal static class SettingsText
{
    private const string Wifi = """ "wifi": { "ssid": "greenhouse", "password": "pa\"ss wörd" }, """;

    internal static string With(string url = "http://127.0.0.1:9", string? caCertificate = null, string clientSecret = "demo-secret", string productCode = "PRD01", string more = "", bool wifi = true) => $$"""
        {
          {{(wifi ? Wifi : "")}}
          "platform": { "url": "{{url}}", {{(caCertificate is null ? "" : $"\"caCertificate\": \"{caCertificate}\",")}}
                        "productCode": "{{productCode}}", "deviceIdentifier": "A1B2C3", "clientId": "AbCdE123", "clientSecret": "{{clientSecret}}",
                        "deviceName": "Greenhouse 1", "modelName": "ENV-1" }{{more}}
        }
        """;
}
