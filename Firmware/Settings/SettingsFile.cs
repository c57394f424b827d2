using System;
using System.IO;

namespace Firmware.Settings
{
    /// <summary>The settings file on the board's flash, and the certificate that it names.</summary>
    public static class SettingsFile
    {
        /// <summary>The settings file's name.</summary>
        public const string Name = "nubison.json";

        /// <summary>The largest file that is read, in bytes.</summary>
        public const int MaximumLength = 16384;

        /// <summary>Reads the settings. Throws nothing: what is wrong is noted.</summary>
        /// <returns>The settings; with a fault to be used for no more than the LED and the button.</returns>
        public static DeviceSettings Read(string folder, SettingsProblems problems) =>
            DeviceSettings.Read(ReadAll(folder, Name, string.Empty, problems), problems);

        /// <summary>Reads the platform's root certificate.</summary>
        /// <returns>The file's bytes; null if none is named, or there is a fault.</returns>
        public static byte[] ReadCertificate(string folder, PlatformSettings platform, SettingsProblems problems) =>
            string.IsNullOrEmpty(platform.CaCertificate)
                ? null
                : ReadAll(folder, platform.CaCertificate, "platform.caCertificate", problems);

        private static byte[] ReadAll(string folder, string name, string path, SettingsProblems problems)
        {
            string file = Path.Combine(folder, name);
            try
            {
                if (!File.Exists(file))
                {
                    problems.Fault(path, file + " is missing");
                    return null;
                }

                if (new FileInfo(file).Length > MaximumLength)
                {
                    problems.Fault(path, file + " is longer than " + MaximumLength + " bytes");
                    return null;
                }

                return File.ReadAllBytes(file);
            }
            catch (Exception e)
            {
                // The file system's native half throws plain exceptions.
                problems.Fault(path, file + " cannot be read: " + e.Message);
                return null;
            }
        }
    }
}
