using System;
using Nubison.Log;

namespace Firmware.Log
{
    /// <summary>What work that failed leaves in the log. Nothing behind it catches: what it throws would end the thread without a word.</summary>
    internal static class CrashLog
    {
        /// <summary>Says what failed, and what comes of it. Without a log yet, which is null, the console has it. Does not throw if there is no memory left.</summary>
        public static void Write(ILog log, string topic, string what, Exception e)
        {
            try
            {
                string text = what + ": " + e.GetType().Name + " " + e.Message;
                if (log == null)
                {
                    Console.WriteLine(topic + ": " + text);
                }
                else
                {
                    log.Write(topic, text);
                }
            }
            catch (OutOfMemoryException)
            {
                // What failed for want of memory may not find enough for a line either. The work counts more than the line.
            }
        }
    }
}
