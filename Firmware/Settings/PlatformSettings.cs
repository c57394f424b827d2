using Nubison.Protocol;

namespace Firmware.Settings
{
    /// <summary>The NUBISON platform and the account this device has there.</summary>
    public sealed class PlatformSettings
    {
        /// <summary>The platform's URL without a slash at its end: <c>https://iot.example.com</c>.</summary>
        public readonly string Url;

        /// <summary>The name of the file on flash that holds the platform's root certificate, or null.</summary>
        public readonly string CaCertificate;

        /// <summary>Whether the platform's certificate is checked.</summary>
        public readonly bool Verify;

        /// <summary>The device's account.</summary>
        public readonly PlatformAccount Account;

        private const string Http = "http://";
        private const string Https = "https://";

        /// <summary>Initializes a new instance of the <see cref="PlatformSettings"/> class.</summary>
        public PlatformSettings(SettingsSection section)
        {
            Url = ReadUrl(section);
            Verify = section.Flag("verify", true);
            CaCertificate = section.Text("caCertificate", null);
            if (IsHttps && Verify && CaCertificate == null)
            {
                section.Fault("caCertificate", "is missing, https needs the platform's root certificate");
            }

            if (CaCertificate != null && (CaCertificate.Length == 0 || CaCertificate.IndexOfAny(new char[] { '\\', '/', ':' }) >= 0))
            {
                section.Fault("caCertificate", "must be the name of a file on the board's flash");
                CaCertificate = null;
            }

            if (!Verify)
            {
                section.Warn("verify", "the platform's certificate is not checked, anyone on the way can read and change what is sent");
            }

            Account = new PlatformAccount(
                Url,
                section.RequiredText("productCode", 64),
                section.RequiredText("deviceIdentifier", 64),
                section.RequiredText("clientId", 128),
                section.RequiredText("clientSecret", 128),
                section.RequiredText("deviceName", 128),
                section.RequiredText("modelName", 128));
        }

        /// <summary>Gets a value indicating whether the connection is encrypted.</summary>
        public bool IsHttps => Url.StartsWith(Https);

        private static string ReadUrl(SettingsSection section)
        {
            string url = section.RequiredText("url", 256);
            int host = url.StartsWith(Https) ? Https.Length : url.StartsWith(Http) ? Http.Length : 0;
            bool isUrl = host > 0 && url.Length > host && url[host] != '/' && url[host] != ':';
            for (int i = 0; i < url.Length; i++)
            {
                char c = url[i];
                isUrl &= c > ' ' && c <= '~' && c != '?' && c != '#' && c != '@';
            }

            if (!isUrl && url.Length > 0)
            {
                section.Fault("url", "must be http:// or https:// and a host, without space, ?, # or @");
            }

            return url.TrimEnd('/');
        }
    }
}
