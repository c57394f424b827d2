using System.Collections;
using System.Text;
using Firmware.Settings;
using Nubison.Log;

namespace Tests.Settings
{
    /// <summary>Settings that are read, and what is said of them.</summary>
    internal sealed class SettingsLines : ILog
    {
        /// <summary>A platform that is right.</summary>
        internal const string Platform =
            "\"platform\":{\"url\":\"http://127.0.0.1:8080/\",\"productCode\":\"PRD01\",\"deviceIdentifier\":\"A1B2C3\"," +
            "\"clientId\":\"id\",\"clientSecret\":\"secret\",\"deviceName\":\"Greenhouse 1\",\"modelName\":\"ENV-1\"}";

        private const string Warning = "warning: ";

        private readonly ArrayList _faults = new ArrayList();
        private readonly ArrayList _warnings = new ArrayList();

        internal string[] Faults => (string[])_faults.ToArray(typeof(string));

        internal string[] Warnings => (string[])_warnings.ToArray(typeof(string));

        public void Write(string topic, string text)
        {
            if (text.StartsWith(Warning))
            {
                _warnings.Add(text.Substring(Warning.Length));
            }
            else
            {
                _faults.Add(text);
            }
        }

        internal DeviceSettings Read(string text) => DeviceSettings.Read(Encoding.UTF8.GetBytes(text), new SettingsProblems(this));
    }
}
