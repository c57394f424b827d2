using System;
using Nubison.Protocol;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// When readings were taken. A reading taken before the clock was valid has its uptime alone, and gets its time of day
    /// from when its boot was, as soon as that is known. Times are milliseconds since 2020.
    /// </summary>
    internal sealed class ReadingTime
    {
        /// <summary>How long a reading waits for this boot's clock once it could be delivered, in milliseconds.</summary>
        private const int Patience = 60000;

        /// <summary>How far apart two looks at the clocks may be to count as one, in milliseconds.</summary>
        private const int Together = 20;

        private static readonly DateTime s_epoch = new DateTime(2020, 1, 1);

        private readonly IClock _clock;
        private readonly Segments _segments;
        private long _latest;
        private long _waitSince = -1;
        private long _searchedBoot = -1;
        private long _searchedTime;

        internal ReadingTime(IClock clock, Segments segments)
        {
            _clock = clock;
            _segments = segments;
        }

        /// <summary>Gets when this boot was; -1 as long as the clock has not been valid.</summary>
        internal long BootTime { get; private set; } = -1;

        /// <summary>Notes when this boot was, as soon as the clock is valid.</summary>
        /// <returns>True if it has become known now.</returns>
        internal bool CheckClock()
        {
            if (BootTime >= 0 || !_clock.IsValid)
            {
                return false;
            }

            BootTime = At(0);
            _latest += BootTime;
            return true;
        }

        /// <summary>
        /// Gets the moment of a reading, never before the one of the reading before: its time, or its uptime as long as
        /// <see cref="BootTime"/> is not known.
        /// </summary>
        internal long MomentOf(long uptime)
        {
            // A time server may set the clock wrong later: then the time goes on from when the boot was.
            long moment = BootTime < 0 ? uptime : _clock.IsValid ? At(uptime) : BootTime + uptime;
            _latest = moment > _latest ? moment : _latest;
            return _latest;
        }

        /// <summary>Tells whether a reading can go out: its time is known, or will not be any more.</summary>
        internal bool CanGo(byte[] data, int at, long thisBoot) =>
            BootTime >= 0 || Frame.Kind(data, at) == Frame.Timed || Frame.Boot(data, at) != thisBoot || !IsPatient();

        /// <summary>Finds out when the boot of a reading of an earlier one was, once for all its readings.</summary>
        /// <returns>True if it was searched on flash: the reading has to be found again.</returns>
        internal bool Search(byte[] data, int at, long thisBoot)
        {
            long boot = Frame.Boot(data, at);
            if (Frame.Kind(data, at) == Frame.Timed || boot == thisBoot || boot == _searchedBoot)
            {
                return false;
            }

            _searchedTime = _segments.FindBootTime(boot);
            _searchedBoot = boot;
            return true;
        }

        /// <summary>Writes a reading's time of day, or its uptime if that is not known and will not be, as a JSON member.</summary>
        internal void Write(byte[] data, int at, long thisBoot, JsonWriter writer)
        {
            long moment = Frame.Moment(data, at);
            long since = Frame.Kind(data, at) == Frame.Timed ? 0 : Frame.Boot(data, at) == thisBoot ? BootTime : _searchedTime;
            if (since >= 0)
            {
                writer.Literal("\"time\":").Time(s_epoch.AddTicks((since + moment) * TimeSpan.TicksPerMillisecond));
            }
            else
            {
                bool isWhole = moment % 1000 == 0;
                writer.Literal("\"bootUptime\":").Number(isWhole ? moment / 1000 : moment, isWhole ? 0 : 3);
            }
        }

        private long At(long uptime)
        {
            long before;
            long now;
            do
            {
                // Both clocks have to be read in one go: a handshake on another thread can stop this one for seconds.
                before = _clock.Uptime;
                now = (_clock.UtcNow.Ticks - s_epoch.Ticks) / TimeSpan.TicksPerMillisecond;
            }
            while (_clock.Uptime - before > Together);

            return now - before + uptime;
        }

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
