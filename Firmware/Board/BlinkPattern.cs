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

        /// <summary>The device is between two sleeps, and saves its battery: the LED stays dark.</summary>
        public const int Dark = -3;

        private const int HeartbeatPeriod = 4000;
        private const int HeartbeatLength = 60;
        private const int Blink = 200;
        private const int Pause = 1400;
        private const int Flicker = 100;

        /// <summary>Says in blinks how the device is doing.</summary>
        /// <returns>1 to 7 blinks, or one of the constants above.</returns>
        public static int For(Stage stage, int sensorFaults) => stage switch
        {
            Stage.Starting or Stage.Joined => Busy,
            Stage.Joining or Stage.NoWifi => 1,
            Stage.NoClock => 2,
            Stage.NoName or Stage.NoConnection => 3,
            Stage.NotTrusted => 4,
            Stage.NoAnswer => 5,
            Stage.Refused => 6,
            _ => sensorFaults > 0 ? 7 : Well,
        };

        /// <summary>Tells whether the LED is lit so many milliseconds after boot.</summary>
        public static bool IsLit(int blinks, long now)
        {
            long inCycle = blinks > 0 ? now % ((blinks * 2 * Blink) + Pause) : 0;
            return blinks switch
            {
                Well => now % HeartbeatPeriod < HeartbeatLength,
                Fault => now / Flicker % 2 == 0,
                Busy => true,
                Dark => false,
                _ => inCycle < blinks * 2 * Blink && inCycle / Blink % 2 == 0,
            };
        }
    }
}
