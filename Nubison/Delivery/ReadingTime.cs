using System;
using Nubison.Power;
using Nubison.Protocol;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// When readings were taken. A reading taken before the clock was valid has its uptime alone, and gets its time of day
    /// from when its boot was, as soon as that is known; on a device that sleeps the boot lasts over its sleeps, and the uptime is
    /// the time since power-on. There the timed readings too are corrected, by the setting of the clock behind them. Times are milliseconds since 2020.
    /// </summary>
    internal sealed class ReadingTime
    {
        /// <summary>How long a reading waits for this boot's clock once it could be delivered, in milliseconds.</summary>
        private const int Patience = 60000;

        /// <summary>How long it waits for a clock that is valid to be set, where the device sleeps: ESP-IDF asks up to 5 s after the link is up.</summary>
        private const int SettingPatience = 8000;

        private static readonly DateTime s_epoch = new DateTime(2020, 1, 1);

        private readonly IClock _clock;
        private readonly SlowClock _slow;
        private readonly Segments _segments;

        // The time since power-on at uptime 0, and whether this boot has slept, so that flash alone knows when power-on was.
        private readonly long _origin;
        private readonly bool _isResumed;
        private long _latest;
        private long _waitSince = -1;
        private long _searchedBoot = -1;
        private long _searchedTime;

        // The setting behind some readings, if there is one: then they are corrected by it. The last one need not be on flash yet.
        private long _unwrittenLast;
        private long _settingBoot = -1;
        private long _settingFirst;
        private long _settingLast;
        private long _from;
        private long _before;
        private long _after;

        internal ReadingTime(IClock clock, Segments segments)
        {
            _clock = clock;
            _segments = segments;
            _slow = clock as SlowClock;
            _isResumed = _slow != null && clock.IsValid;
            _origin = _slow == null || clock.IsValid ? 0 : UptimeZero.Read(clock) - SlowClock.PowerOn;
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

            BootTime = UptimeZero.Read(_clock) - _origin;
            _latest += BootTime;
            return true;
        }

        /// <summary>Looks whether the clock was set.</summary>
        /// <returns>The clock, which tells how the readings before are corrected; null if there is nothing to correct.</returns>
        internal SlowClock CheckSetting()
        {
            if (_slow == null || !_slow.Look())
            {
                return null;
            }

            _latest = SlowClock.Correct(_latest, _slow.From, _slow.Before, _slow.After);
            return _slow;
        }

        /// <summary>Corrects what flash holds of this boot up to a number by the setting that was seen, until flash tells it; 0 if it does.</summary>
        internal void SetUnwritten(long last)
        {
            _unwrittenLast = last;
            _settingBoot = -1;
        }

        /// <summary>
        /// Gets the moment of a reading, never before the one of the reading before: its time, or its uptime as long as
        /// <see cref="BootTime"/> is not known.
        /// </summary>
        internal long MomentOf(long uptime)
        {
            // A time server may set the clock wrong later: then the time goes on from when the boot was.
            long since = BootTime < 0 ? _origin : _clock.IsValid ? UptimeZero.Read(_clock) : BootTime + _origin;
            long moment = since + uptime;
            _latest = moment > _latest ? moment : _latest;
            return _latest;
        }

        /// <summary>Tells whether a reading can go out: its time is known, or will not be any more.</summary>
        internal bool CanGo(byte[] data, int at, long thisBoot)
        {
            if (_slow != null && _slow.IsSure)
            {
                return true;
            }

            if (_slow != null)
            {
                int patience = BootTime < 0 ? _slow.Patience : _slow.Patience * 2 / 3;
                bool isPatient = IsPatient(BootTime >= 0 && patience > SettingPatience ? SettingPatience : patience);
                if (!isPatient && BootTime >= 0)
                {
                    _slow.Settle();
                }

                return !isPatient;
            }

            return BootTime >= 0 || Frame.Kind(data, at) == Frame.Timed || Frame.Boot(data, at) != thisBoot || !IsPatient(Patience);
        }

        /// <summary>Finds out what corrects the time of a reading on flash, once for all readings that it corrects.</summary>
        /// <returns>True if it was searched on flash: the reading has to be found again.</returns>
        internal bool Search(byte[] data, int at, long thisBoot)
        {
            long boot = Frame.Boot(data, at);
            long sequence = Frame.Sequence(data, at);
            if (Frame.Kind(data, at) == Frame.Timed)
            {
                return _slow != null && SearchSetting(boot, sequence, boot == thisBoot && sequence <= _unwrittenLast);
            }

            if ((boot == thisBoot && !_isResumed) || boot == _searchedBoot)
            {
                return false;
            }

            _searchedTime = _segments.FindMark(Frame.Clock, boot, sequence) ? Frame.Moment(_segments.Data, _segments.Start) : -1;
            _searchedBoot = boot;
            return true;
        }

        /// <summary>Writes a reading's time of day, or its uptime if that is not known and will not be, as a JSON member.</summary>
        internal void Write(byte[] data, int at, long thisBoot, JsonWriter writer)
        {
            long boot = Frame.Boot(data, at);
            long moment = Frame.Moment(data, at);
            bool isTimed = Frame.Kind(data, at) == Frame.Timed;
            long since = isTimed ? 0 : boot == thisBoot && !_isResumed ? BootTime : _searchedTime;
            if (isTimed && HasSetting(boot, Frame.Sequence(data, at)))
            {
                moment = SlowClock.Correct(moment, _from, _before, _after);
            }

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

        private bool HasSetting(long boot, long sequence) => boot == _settingBoot && sequence >= _settingFirst && sequence <= _settingLast;

        private bool SearchSetting(long boot, long sequence, bool isUnwritten)
        {
            if (HasSetting(boot, sequence))
            {
                return false;
            }

            bool isFound = _segments.FindMark(Frame.Setting, boot, sequence);
            byte[] data = _segments.Data;
            int at = _segments.Start;
            _settingBoot = boot;
            _settingFirst = sequence;
            _settingLast = isFound ? Frame.Sequence(data, at) : isUnwritten ? _unwrittenLast : long.MaxValue;
            _from = isFound ? Frame.Moment(data, at) : isUnwritten ? _slow.From : long.MaxValue;
            _before = isFound ? Frame.Before(data, at) : _slow.Before;
            _after = isFound ? Frame.After(data, at) : _slow.After;
            return true;
        }

        private bool IsPatient(int patience)
        {
            if (_waitSince < 0)
            {
                _waitSince = _clock.Uptime;
            }

            return _clock.Uptime - _waitSince < patience;
        }
    }
}
