using System;
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

        /// <summary>Copies a reading with its time of day, or its uptime where that is not known and will not be.</summary>
        /// <param name="data">Holds the reading's frame.</param>
        /// <param name="at">Where the frame starts.</param>
        /// <param name="thisBoot">This boot's number.</param>
        /// <param name="reading">Overwritten.</param>
        /// <returns>False where the clock may still become valid.</returns>
        internal bool Fill(byte[] data, int at, long thisBoot, StoredReading reading)
        {
            bool isTimed = Frame.Kind(data, at) == Frame.Timed;
            long boot = Frame.Boot(data, at);
            long moment = Frame.Moment(data, at);
            Frame.CopyTo(data, at, reading);
            if (!isTimed && boot == thisBoot && !_clock.IsValid && IsPatient())
            {
                return false;
            }

            long bootTime = isTimed ? 0 : boot != thisBoot ? BootTime(boot) : _clock.IsValid ? At(0) : -1;
            reading.HasTime = bootTime >= 0;
            reading.Time = DateTime.UnixEpoch.AddTicks((bootTime + moment) * TimeSpan.TicksPerMillisecond);
            reading.Uptime = isTimed ? 0 : moment;
            return true;
        }

        private bool IsPatient()
        {
            if (_waitSince < 0)
            {
                _waitSince = _clock.Uptime;
            }

            return _clock.Uptime - _waitSince < Patience;
        }

        /// <summary>Gets when an earlier boot was, searched once for all its readings; -1 where its clock was never valid.</summary>
        private long BootTime(long boot)
        {
            if (boot != _searchedBoot)
            {
                _bootTime = _segments.FindBootTime(boot);
                _searchedBoot = boot;
            }

            return _bootTime;
        }
    }
}
