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

        private static readonly DateTime s_epoch = new DateTime(2020, 1, 1);

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
            _raw = UptimeZero.Read(clock);
            _start = _raw;
            long since = _wasValid ? LastSetting : PowerOn;
            if (since != 0 && _raw > since)
            {
                _start = since + (long)((_raw - since) * ((double)Rate / Unit));
            }
        }

        /// <summary>Gets how long readings wait for a setting at most, in milliseconds.</summary>
        public int Patience { get; }

        /// <inheritdoc/>
        public long Uptime => _clock.Uptime;

        /// <inheritdoc/>
        public bool IsValid => _clock.IsValid;

        /// <inheritdoc/>
        public DateTime UtcNow => s_epoch.AddTicks(Now * TimeSpan.TicksPerMillisecond);

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

        /// <summary>Gets when the clock was set before the last setting, or fell asleep after it.</summary>
        internal long From { get; private set; }

        /// <summary>Gets what this clock showed, before the last setting, of the moment the device started.</summary>
        internal long Before { get; private set; }

        /// <summary>Gets what it shows of that moment since.</summary>
        internal long After { get; private set; }

        private long LastSetting
        {
            get => (_state[StateField.LastSetting] * 1000) + _state[StateField.LastSettingMilliseconds];
            set
            {
                _state[StateField.LastSetting] = value / 1000;
                _state[StateField.LastSettingMilliseconds] = value % 1000;
            }
        }

        /// <summary>Gets the time that a clock shows that was never set, at power-on.</summary>
        internal static long PowerOn => (new DateTime(1970, 1, 1).Ticks - s_epoch.Ticks) / TimeSpan.TicksPerMillisecond;

        /// <summary>Corrects a moment of between two settings: the time was off by more and more until the device started.</summary>
        public static long Correct(long moment, long from, long before, long after) =>
            moment <= from ? moment
            : moment >= before ? moment + after - before
            : from + (long)((moment - from) * ((double)(after - from) / (before - from)));

        /// <summary>Looks whether the clock was set.</summary>
        /// <returns>True if it was, and what was stamped since the setting before can be corrected.</returns>
        public bool Look()
        {
            if (!_clock.IsValid)
            {
                return false;
            }

            long raw = UptimeZero.Read(_clock);
            if (_wasValid && raw - _raw < Jump && _raw - raw < Jump)
            {
                return false;
            }

            From = LastSetting;
            Before = _start;
            After = raw;
            bool isCorrection = _wasValid && From > 0 && IsNear(Before - From, After - From);
            if (isCorrection && _raw - From >= (IsRateKnown ? ShortestKnown : ShortestInterval) && IsNear(_raw - From, After - From))
            {
                _state[StateField.ClockRate] = (long)((After - From) * ((double)Unit / (_raw - From)));
            }

            IsSet = true;
            _wasValid = true;
            _raw = raw;
            _start = raw;
            LastSetting = Now;

            // At once: after a crash the time would be corrected from the setting before.
            _state.Save(false);
            return isCorrection;
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
