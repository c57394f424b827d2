using System;
using Nubison.State;
using Nubison.Time;

namespace Nubison.Power
{
    /// <summary>
    /// The time of a device that sleeps. Asleep an ESP32 counts with an oscillator that is a few per cent off, which also times
    /// the sleep; awake it counts with its crystal. What the settings by time servers have shown of the oscillator is
    /// remembered, and corrects the time since the last one. A setting shows as a jump of the time of day against the uptime.
    /// Times are milliseconds since 2020, before it if the clock was never set: it counts from 1970 on since power-on.
    /// </summary>
    public sealed class SlowClock : IClock
    {
        /// <summary>The rate of an oscillator that is right.</summary>
        public const long Unit = 1000000;

        /// <summary>By how much a rate, and a setting, may be off to be believed: a tenth.</summary>
        private const long Tolerance = Unit / 10;

        // The two clocks go in steps of 10 ms, and are read within 20.
        private const int Jump = 50;

        // In less the jump says little of the rate: nothing, or less than what is known.
        private const int ShortestInterval = 30000;
        private const int ShortestKnown = 240000;

        private const int UnseenLimit = 8;

        // A five-hundredth of the time since the last setting is little: no rate is more constant. Half a second at most, as
        // what counts as a setting and was none must not teach a wrong rate.
        private const int ShareOfLeast = 500;
        private const int MostOfLeast = 500;

        /// <summary>The time that a clock shows that was never set, at power-on: 1970.</summary>
        internal const long PowerOn = -18262L * 24 * 3600 * 1000;

        /// <summary>How long readings wait for a setting at most, in milliseconds.</summary>
        public readonly int Patience;

        private readonly IClock _clock;
        private readonly StateRecord _state;

        // The time of day and the corrected time at uptime 0.
        private long _raw;
        private long _start;
        private bool _wasValid;

        /// <summary>Initializes a new instance of the <see cref="SlowClock"/> class.</summary>
        /// <param name="clock">The clock as it is.</param>
        /// <param name="state">Remembers the last setting and the oscillator's rate.</param>
        /// <param name="patience">How long readings wait for a setting at most, in milliseconds.</param>
        public SlowClock(IClock clock, StateRecord state, int patience)
        {
            _clock = clock;
            _state = state;
            Patience = patience;
            _wasValid = clock.IsValid;
            _raw = Since2020.OfStart(clock);
            _start = _raw;
            long since = _wasValid ? LastSetting : PowerOn;
            if (since != 0 && _raw > since)
            {
                _start = since + (long)((_raw - since) * ((double)Rate / Unit));
            }
        }

        /// <inheritdoc/>
        public long Uptime => _clock.Uptime;

        /// <inheritdoc/>
        public bool IsValid => _clock.IsValid;

        /// <inheritdoc/>
        public DateTime UtcNow => Since2020.ToDate(Now);

        /// <summary>Gets the time as far as it is known.</summary>
        public long Now => _start + _clock.Uptime;

        /// <summary>Gets a value indicating whether the clock was set since boot.</summary>
        public bool IsSet { get; private set; }

        /// <summary>
        /// Gets a value indicating whether no setting has to be waited for: there was one, or there is never one to be seen,
        /// as on a board with a crystal or a network without a time server; then one upload in eight waits.
        /// </summary>
        public bool IsSure => IsSet || (_state[StateField.UnseenSettings] > UnseenLimit && _state[StateField.UnseenSettings] % UnseenLimit != 0);

        /// <summary>Gets a value indicating whether the oscillator's rate is known.</summary>
        public bool IsRateKnown => _state[StateField.ClockRate] != 0;

        /// <summary>Gets the true time that passes while the sleeping device counts a second, in microseconds.</summary>
        public long Rate => IsRateKnown ? _state[StateField.ClockRate] : Unit;

        private long LastSetting
        {
            get => (_state[StateField.LastSetting] * 1000) + _state[StateField.LastSettingMilliseconds];
            set
            {
                _state[StateField.LastSetting] = value / 1000;
                _state[StateField.LastSettingMilliseconds] = value % 1000;
            }
        }

        /// <summary>Looks whether the clock was set.</summary>
        /// <returns>The setting, if what was stamped since the one before can be corrected by it; or null.</returns>
        public ClockSetting Look()
        {
            if (!_clock.IsValid)
            {
                return null;
            }

            long raw = Since2020.OfStart(_clock);
            if (_wasValid && raw - _raw < Jump && _raw - raw < Jump)
            {
                return null;
            }

            long from = LastSetting;
            ClockSetting correction = _wasValid && from > 0 && IsNear(_start - from, raw - from) ? new ClockSetting(from, _start, raw) : null;
            if (correction != null && _raw - from >= (IsRateKnown ? ShortestKnown : ShortestInterval) && IsNear(_raw - from, raw - from))
            {
                _state[StateField.ClockRate] = (long)((raw - from) * ((double)Unit / (_raw - from)));
            }

            IsSet = true;
            _wasValid = true;
            _raw = raw;
            _start = raw;
            LastSetting = Now;

            // At once: after a crash the time would be corrected from the setting before.
            _state.Save(false);
            return correction;
        }

        /// <summary>The device goes to sleep: while it was awake after a setting nothing drifted.</summary>
        public void Sleep()
        {
            if (IsSet)
            {
                LastSetting = Now;
            }
        }

        /// <summary>
        /// No setting was seen for as long as readings wait. Either the clock was not set, or it was so right that nobody could
        /// see it. If that is likely, as it was to be off by little anyway, it counts as set: or a rate that is a little off would lead this
        /// clock further and further away.
        /// </summary>
        public void Settle()
        {
            long least = (2 * Jump) + ((_raw - LastSetting) / ShareOfLeast);
            least = least < MostOfLeast ? least : MostOfLeast;
            if (!IsRateKnown)
            {
                _state[StateField.ClockRate] = Unit;
            }
            else if (Rate != Unit && _start - _raw < least && _raw - _start < least)
            {
                IsSet = true;
                _start = _raw;
                LastSetting = Now;
            }
        }

        /// <summary>An upload is over.</summary>
        public void EndUpload() => _state[StateField.UnseenSettings] = IsSet ? 0 : _state[StateField.UnseenSettings] + 1;

        private static bool IsNear(long counted, long passed)
        {
            long distance = passed - counted;
            return counted > 0 && (distance < 0 ? -distance : distance) <= counted / (Unit / Tolerance);
        }
    }
}
