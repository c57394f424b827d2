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

        /// <summary>When this boot was, which corrects its uptimes; null as long as the clock has not been valid.</summary>
        internal ClockSetting BootTime;

        /// <summary>The last setting, if it is not on flash yet.</summary>
        internal ClockSetting Unwritten;

        private readonly IClock _clock;
        private readonly SlowClock _slow;
        private readonly Segments _segments;
        private readonly long _boot;

        // The time since power-on at uptime 0, and whether this boot has slept, so that flash alone knows when power-on was.
        private readonly long _origin;
        private readonly bool _isResumed;
        private long _latest;
        private long _waitSince = -1;
        private long _unwrittenLast;

        // What flash has behind readings of one kind and boot, from one number to another: they are corrected by it, if it is not null.
        private ClockSetting _found;
        private byte _foundKind;
        private long _foundBoot;
        private long _foundFirst;
        private long _foundLast;

        internal ReadingTime(IClock clock, Segments segments, long boot)
        {
            _clock = clock;
            _segments = segments;
            _boot = boot;
            _slow = clock as SlowClock;
            _isResumed = _slow != null && clock.IsValid;
            _origin = _slow == null || clock.IsValid ? 0 : Since2020.OfStart(clock) - SlowClock.PowerOn;
        }

        /// <summary>Notes when this boot was, as soon as the clock is valid.</summary>
        /// <returns>True if it has become known now.</returns>
        internal bool CheckClock()
        {
            if (BootTime != null || !_clock.IsValid)
            {
                return false;
            }

            BootTime = new ClockSetting(Since2020.OfStart(_clock) - _origin);
            _latest += BootTime.After;
            return true;
        }

        /// <summary>Looks whether the clock was set.</summary>
        /// <returns>What corrects the readings before; null if there is nothing to correct.</returns>
        internal ClockSetting CheckSetting()
        {
            ClockSetting setting = _slow?.Look();
            _latest = setting == null ? _latest : setting.Correct(_latest);
            return setting;
        }

        /// <summary>Corrects what flash holds of this boot up to a number by a setting, until flash tells it; null if it does.</summary>
        internal void SetUnwritten(ClockSetting setting, long last)
        {
            Unwritten = setting;
            _unwrittenLast = last;
            _foundKind = 0;
        }

        /// <summary>
        /// Gets the moment of a reading, never before the one of the reading before: its time, or its uptime as long as
        /// <see cref="BootTime"/> is not known.
        /// </summary>
        internal long MomentOf(long uptime)
        {
            // A time server may set the clock wrong later: then the time goes on from when the boot was.
            long since = BootTime == null ? _origin : _clock.IsValid ? Since2020.OfStart(_clock) : BootTime.After + _origin;
            long moment = since + uptime;
            _latest = moment > _latest ? moment : _latest;
            return _latest;
        }

        /// <summary>Tells whether a reading can go out: its time is known, or will not be any more.</summary>
        internal bool CanGo(byte[] data, int at)
        {
            if (_slow == null)
            {
                return BootTime != null || data[at] == Frame.Timed || Frame.Boot(data, at) != _boot || !IsPatient(Patience);
            }

            if (_slow.IsSure)
            {
                return true;
            }

            if (BootTime == null)
            {
                return !IsPatient(_slow.Patience);
            }

            int patience = _slow.Patience * 2 / 3;
            if (IsPatient(patience < SettingPatience ? patience : SettingPatience))
            {
                return false;
            }

            _slow.Settle();
            return true;
        }

        /// <summary>Finds out what corrects the time of a reading on flash, once for all readings that it corrects.</summary>
        /// <returns>True if it was searched on flash: the reading has to be found again.</returns>
        internal bool Search(byte[] data, int at)
        {
            byte kind = data[at];
            long boot = Frame.Boot(data, at);
            long sequence = Frame.Sequence(data, at);
            bool isTimed = kind == Frame.Timed;
            bool isKnown = isTimed ? _slow == null : boot == _boot && !_isResumed;
            if (isKnown || HasFound(data, at))
            {
                return false;
            }

            bool isFound = _segments.FindMark(isTimed ? Frame.Setting : Frame.Clock, boot, sequence);
            bool isUnwritten = isTimed && boot == _boot && sequence <= _unwrittenLast;
            _found = isFound ? Frame.ReadMark(_segments.Data, _segments.Start) : isUnwritten ? Unwritten : null;
            _foundLast = isFound ? Frame.Sequence(_segments.Data, _segments.Start) : isUnwritten ? _unwrittenLast : long.MaxValue;
            _foundFirst = sequence;
            _foundBoot = boot;
            _foundKind = kind;
            return true;
        }

        /// <summary>Writes a reading's time of day, or its uptime if that is not known and will not be, as a JSON member.</summary>
        internal void Write(byte[] data, int at, JsonWriter writer)
        {
            long moment = Frame.Moment(data, at);
            bool isTimed = data[at] == Frame.Timed;
            ClockSetting setting = HasFound(data, at) ? _found : isTimed ? null : BootTime;
            moment = setting == null ? moment : setting.Correct(moment);
            if (isTimed || setting != null)
            {
                writer.Literal("\"time\":").Time(Since2020.ToDate(moment));
            }
            else
            {
                bool isWhole = moment % 1000 == 0;
                writer.Literal("\"bootUptime\":").Number(isWhole ? moment / 1000 : moment, isWhole ? 0 : 3);
            }
        }

        private bool HasFound(byte[] data, int at)
        {
            long sequence = Frame.Sequence(data, at);
            return data[at] == _foundKind && Frame.Boot(data, at) == _foundBoot && sequence >= _foundFirst && sequence <= _foundLast;
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
