using System;
using System.Threading;
using Firmware.Log;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>Where the device starts.</summary>
    public static class Program
    {
        private const int PauseMilliseconds = 10000;

        /// <summary>Runs the firmware.</summary>
        public static void Main()
        {
            try
            {
                new Node().Run();
            }
            catch (Exception e)
            {
                // Without a Main the runtime would wait for a debugger for ever. After some such boots the boot journal
                // leaves out the part that fails.
                CrashLog.Write(null, "boot", "failed, starts again", e);
                Thread.Sleep(PauseMilliseconds);
                Power.RebootDevice();
            }
        }
    }
}
