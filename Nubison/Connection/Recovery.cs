using Nubison.Http;
using Nubison.Log;
using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>
    /// Keeps the stage the device has reached, says each change in one line, and tells when the Wi-Fi is to be joined
    /// anew: after 5 minutes in which nothing but failures came from the network, and where that did not help after twice
    /// as long each time. It never reboots anything.
    /// </summary>
    public sealed class Recovery
    {
        /// <summary>How long the network may fail before the Wi-Fi is joined anew, in milliseconds.</summary>
        public const int Patience = 300000;

        /// <summary>
        /// How long it may fail at most until the next time, in milliseconds. Each joining costs the ESP32's own heap some
        /// 130 bytes for good (<c>GetWirelessConfig</c> in the runtime's Target_Network.cpp), so an outage of the platform
        /// that lasts for weeks must not have it joined hundreds of times a day.
        /// </summary>
        public const int LongestPatience = Patience * 64;

        private readonly IClock _clock;
        private readonly ILog _log;
        private long _failingSince = -1;
        private int _patience = Patience;

        /// <summary>Initializes a new instance of the <see cref="Recovery"/> class.</summary>
        /// <param name="clock">The time.</param>
        /// <param name="log">Where the stages go.</param>
        public Recovery(IClock clock, ILog log)
        {
            _clock = clock;
            _log = log;
        }

        /// <summary>Gets the stage; may be read from any thread.</summary>
        public Stage Stage { get; private set; }

        /// <summary>Gets a value indicating whether the Wi-Fi is to be joined anew.</summary>
        public bool IsRejoinDue => _failingSince >= 0 && _clock.Uptime - _failingSince >= _patience;

        /// <summary>Notes how far the last step came.</summary>
        /// <param name="stage">The stage that was reached.</param>
        public void Reached(Stage stage)
        {
            // A platform that refuses has answered: joining anew would change nothing. Without Wi-Fi it is joined anyway.
            if (stage == Stage.Ok || stage == Stage.Refused || stage == Stage.NoWifi)
            {
                _failingSince = -1;
                _patience = stage == Stage.NoWifi ? _patience : Patience;
            }
            else if (_failingSince < 0)
            {
                _failingSince = _clock.Uptime;
            }

            if (stage != Stage)
            {
                Stage = stage;
                _log.Write("network", Name(stage));
            }
        }

        /// <summary>The Wi-Fi is left, to be joined anew.</summary>
        public void Rejoining()
        {
            Reached(Stage.NoWifi);
            _patience = _patience < LongestPatience ? _patience * 2 : LongestPatience;
        }

        /// <summary>Finds the stage that a failed request has reached.</summary>
        /// <param name="failure">Why there is no usable answer.</param>
        /// <returns>The stage.</returns>
        public static Stage Find(HttpFailure failure)
        {
            return failure switch
            {
                HttpFailure.NoName => Stage.NoName,
                HttpFailure.NoConnection => Stage.NoConnection,
                HttpFailure.NotTrusted => Stage.NotTrusted,
                _ => Stage.NoAnswer,
            };
        }

        /// <summary>Says a stage in words.</summary>
        /// <param name="stage">The stage.</param>
        /// <returns>Its name, for the log.</returns>
        public static string Name(Stage stage)
        {
            return stage switch
            {
                Stage.Starting => "starting",
                Stage.NoWifi => "no Wi-Fi",
                Stage.NoClock => "waiting for the clock, which https needs",
                Stage.NoName => "the platform's name cannot be resolved",
                Stage.NoConnection => "no connection to the platform",
                Stage.NotTrusted => "the platform's certificate is not trusted, or it speaks no TLS",
                Stage.NoAnswer => "no usable answer from the platform",
                Stage.Refused => "the platform refuses",
                _ => "the platform accepts",
            };
        }
    }
}
