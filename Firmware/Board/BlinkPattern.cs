using Nubison.Connection;

namespace Firmware.Board
{
    /// <summary>
    /// The status LED's language, as a pure function of time. A number of blinks, a pause, and again: what the number
    /// means is in the table of docs/getting-started.md.
    /// </summary>
    public static class BlinkPattern
    {
        /// <summary>All is well: one short flash every four seconds.</summary>
        public const int Well = 0;

        /// <summary>The settings are faulty: the LED flickers.</summary>
        public const int Fault = -1;

        /// <summary>Starting, joined but not heard by the platform yet, or stopping: the LED stays lit.</summary>
        public const int Busy = -2;

        private const int HeartbeatPeriod = 4000;
        private const int HeartbeatLength = 60;
        private const int Blink = 200;
        private const int Pause = 1400;
        private const int Flicker = 100;

        /// <summary>Says in blinks how the device is doing.</summary>
        /// <returns>1 to 7 blinks, or one of the constants above.</returns>
        public static int For(Stage stage, int sensorFaults)
        {
            switch (stage)
            {
                case Stage.Starting:
                case Stage.Joined:
                    return Busy;
                case Stage.Joining:
                case Stage.NoWifi:
                    return 1;
                case Stage.NoClock:
                    return 2;
                case Stage.NoName:
                case Stage.NoConnection:
                    return 3;
                case Stage.NotTrusted:
                    return 4;
                case Stage.NoAnswer:
                    return 5;
                case Stage.Refused:
                    return 6;
                default:
                    return sensorFaults > 0 ? 7 : Well;
            }
        }

        /// <summary>Tells whether the LED is lit so many milliseconds after boot.</summary>
        public static bool IsLit(int blinks, long now)
        {
            switch (blinks)
            {
                case Well:
                    return now % HeartbeatPeriod < HeartbeatLength;
                case Fault:
                    return now / Flicker % 2 == 0;
                case Busy:
                    return true;
                default:
                    long inCycle = now % ((blinks * 2 * Blink) + Pause);
                    return inCycle < blinks * 2 * Blink && inCycle / Blink % 2 == 0;
            }
        }
    }
}
