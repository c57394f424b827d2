using System.Collections;
using System.Text;
using Firmware.Settings;
using Nubison.Log;

namespace Tests.Settings
{
    /// <summary>Settings that are read, and what is said of them.</summary>
    internal sealed class SettingsLines : ILog
    {
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

        internal DeviceSettings Read(string text) => SettingsReader.Read(Encoding.UTF8.GetBytes(text), new SettingsProblems(this));
    }
}
