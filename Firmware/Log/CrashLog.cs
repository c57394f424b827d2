using System;
using Nubison.Log;

namespace Firmware.Log
{
    /// <summary>What a thread that failed leaves in the log. Nothing behind it catches: what it throws would end the thread without a word.</summary>
    internal static class CrashLog
    {
        /// <summary>Says that a thread's work failed and goes on. Does not throw if there is no memory left.</summary>
        public static void Write(ILog log, string topic, Exception e)
        {
            try
            {
                log.Write(topic, "failed, goes on: " + e.GetType().Name + " " + e.Message);
            }
            catch (OutOfMemoryException)
            {
                // What failed for want of memory may not find enough for a line either. The work counts more than the line.
            }
        }
    }
}
