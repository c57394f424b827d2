using System;
using Nubison.Protocol;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// When readings were taken. In RAM a reading carries its uptime alone; it gets its time of day when it leaves RAM, if
    /// the clock is valid by then, and otherwise afterwards, from when its boot was.
    /// </summary>
    internal sealed class ReadingTime
    {
        /// <summary>How long a reading waits for this boot's clock once it could be delivered, in milliseconds.</summary>
        private const int Patience = 60000;

        /// <summary>How far apart two looks at the clocks may be to count as one, in milliseconds.</summary>
        private const int Together = 20;

        private readonly IClock _clock;
        private readonly Segments _segments;
        private long _waitSince = -1;
        private long _searchedBoot = -1;
        private long _bootTime;

        /// <summary>Initializes a new instance of the <see cref="ReadingTime"/> class.</summary>
        internal ReadingTime(IClock clock, Segments segments)
        {
            _clock = clock;
            _segments = segments;
        }

        /// <summary>Gets the time of day, in milliseconds since 1970, for an uptime of this boot; the clock has to be valid.</summary>
        internal long At(long uptime)
        {
            long before;
            long now;
            do
            {
                // Both clocks have to be read in one go: a handshake on another thread can stop this one for seconds.
                before = _clock.Uptime;
                now = (_clock.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            }
            while (_clock.Uptime - before > Together);

            return now - before + uptime;
        }

        /// <summary>Finds out when the boot of a reading of an earlier one was, once for all its readings.</summary>
        /// <returns>True if it was searched on flash: the reading has to be found again.</returns>
        internal bool Search(byte[] data, int at, long thisBoot)
        {
            long boot = Frame.Boot(data, at);
            if (Frame.Kind(data, at) == Frame.Timed || boot == thisBoot || boot == _searchedBoot)
            {
                return false;
            }

            _bootTime = _segments.FindBootTime(boot);
            _searchedBoot = boot;
            return true;
        }

        /// <summary>Writes a reading's time of day, or its uptime if that is not known and will not be, as a JSON member.</summary>
        /// <param name="data">Holds the reading's frame.</param>
        /// <param name="at">Where the frame starts.</param>
        /// <param name="thisBoot">This boot's number.</param>
        /// <param name="writer">Where to write.</param>
        internal void Write(byte[] data, int at, long thisBoot, JsonWriter writer)
        {
            bool isTimed = Frame.Kind(data, at) == Frame.Timed;
            long boot = Frame.Boot(data, at);
            long moment = Frame.Moment(data, at);
            long bootTime = isTimed ? 0 : boot != thisBoot ? _bootTime : _clock.IsValid ? At(0) : -1;
            if (bootTime >= 0)
            {
                writer.Literal("\"time\":").Time(DateTime.UnixEpoch.AddTicks((bootTime + moment) * TimeSpan.TicksPerMillisecond));
            }
            else
            {
                bool isWhole = moment % 1000 == 0;
                writer.Literal("\"bootUptime\":").Number(isWhole ? moment / 1000 : moment, isWhole ? 0 : 3);
            }
        }

        /// <summary>Tells whether a reading can go out: its time is known, or will not be any more.</summary>
        internal bool CanGo(byte[] data, int at, long thisBoot) =>
            Frame.Kind(data, at) == Frame.Timed || Frame.Boot(data, at) != thisBoot || _clock.IsValid || !IsPatient();

        private bool IsPatient()
        {
            if (_waitSince < 0)
            {
                _waitSince = _clock.Uptime;
            }

            return _clock.Uptime - _waitSince < Patience;
        }
    }
}
