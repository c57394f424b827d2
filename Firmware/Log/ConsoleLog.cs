using System;
using Nubison.Log;
using Nubison.Time;

namespace Firmware.Log
{
    /// <summary>
    /// The device's log: one line per event, <c>seconds-since-boot topic: text</c>. Console goes to the debug channel in
    /// Release builds, too; Debug does not.
    /// </summary>
    public sealed class ConsoleLog : ILog
    {
        private readonly IClock _clock;

        /// <summary>Initializes a new instance of the <see cref="ConsoleLog"/> class.</summary>
        public ConsoleLog(IClock clock)
        {
            _clock = clock;
        }

        /// <inheritdoc/>
        public void Write(string topic, string text)
        {
            long uptime = _clock.Uptime;
            Console.WriteLine((uptime / 1000) + "." + ((int)(uptime % 1000)).ToString("D3") + " " + topic + ": " + text);
        }
    }
}
