using Nubison.Delivery;
using Nubison.State;

namespace Nubison.Power
{
    /// <summary>
    /// What a device that sleeps between readings decides: what is due at a wake, whether to upload, when it may sleep and for
    /// how long. It wakes at the multiples of the sampling period in UTC, shifted by a phase of its own, so that a fleet
    /// stays spread. Nothing here waits or touches hardware; only the journal is written before an upload.
    /// </summary>
    public sealed class SleepPlan
    {
        /// <summary>How long measuring may take, in milliseconds.</summary>
        public const int MeasuringLimit = 45000;

        /// <summary>How many wakes are left out at most after uploads that failed, unless even more are left out always.</summary>
        public const int LongestBackOff = 64;

        /// <summary>Whether nothing but the battery is measured, as it was too low to go on.</summary>
        public readonly bool IsLookingOnly;

        private const int EndLimit = 5000;
        private const int AskMilliseconds = 1000;
        private const int Hour = 3600000;
        private const int LowStretch = 4;
        private const int HalfFull = 50;

        // In a shorter one the clock would not be seen to be off.
        private const int LearningPeriod = 60000;

        // So many uploads in a row may fail until an event waits for the back-off too.
        private const int EventTries = 6;

        // What is remembered of the battery.
        private const int Low = 1;
        private const int CutOff = 2;

        private readonly StateRecord _state;
        private readonly SlowClock _clock;
        private readonly WakeCause _cause;
        private readonly long _phase;
        private readonly long _period;
        private readonly int _uploadEvery;
        private readonly int _uploadLimit;
        private readonly int _stayAwake;
        private readonly int _longestBackOff;
        private long _uploadUntil = -1;
        private long _askAt;
        private bool _hasAsked;

        /// <summary>Initializes a new instance of the <see cref="SleepPlan"/> class.</summary>
        /// <param name="state">Remembers uploads and battery over a sleep.</param>
        /// <param name="clock">The time.</param>
        /// <param name="cause">Why the device runs.</param>
        /// <param name="phase">What tells this device from others, at least 0.</param>
        /// <param name="periodSeconds">The sampling period.</param>
        /// <param name="uploadEvery">How many wakes make an upload.</param>
        /// <param name="uploadSeconds">How long an upload may take.</param>
        /// <param name="stayAwakeSeconds">How long the device stays awake after a cold boot.</param>
        public SleepPlan(
            StateRecord state, SlowClock clock, WakeCause cause, long phase, int periodSeconds, int uploadEvery, int uploadSeconds, int stayAwakeSeconds)
        {
            _state = state;
            _clock = clock;
            _cause = cause;
            _phase = phase;
            _period = periodSeconds * 1000L;
            _uploadEvery = uploadEvery;
            _uploadLimit = uploadSeconds * 1000;
            _stayAwake = stayAwakeSeconds * 1000;
            _longestBackOff = uploadEvery > LongestBackOff ? uploadEvery : LongestBackOff;
            if (cause == WakeCause.ColdBoot)
            {
                // It may have another battery, or other settings.
                state[StateField.Battery] = 0;
            }

            IsLookingOnly = IsCutOff;
        }

        /// <summary>Gets a value indicating whether an upload has begun.</summary>
        public bool IsUploading => _uploadUntil >= 0;

        /// <summary>Gets a value indicating whether this is a wake without an upload, which is to cost little flash.</summary>
        public bool IsQuiet => _cause != WakeCause.ColdBoot && !IsUploading;

        /// <summary>Gets how long the end of an upload may take, in milliseconds.</summary>
        public int EndMilliseconds => EndOf(_uploadLimit);

        private bool IsCutOff => _state[StateField.Battery] == CutOff;

        // An oscillator that is off wakes the device a little before its time.
        private long Started => _clock.Now - _clock.Uptime + (_cause == WakeCause.Timer ? _period / 10 : 0);

        private long Step => IsCutOff && LowStretch * _period < Hour ? Hour : _state[StateField.Battery] != 0 ? LowStretch * _period : _period;

        /// <summary>Tells how long readings wait for the clock at most, so that there is time left to send them: three quarters of an upload without its end.</summary>
        /// <returns>Milliseconds.</returns>
        public static int PatienceOf(int uploadSeconds) => ((uploadSeconds * 1000) - EndOf(uploadSeconds * 1000)) * 3 / 4;

        /// <summary>Tells how long readings may stay in RAM, in seconds, by the setting of the same meaning.</summary>
        /// <remarks>What a wake reads is written before it sends: not before, or it would cost flash more than it has to.</remarks>
        public int FlushSeconds(int setting) => _cause != WakeCause.ColdBoot && setting > 0 ? MeasuringLimit / 1000 : setting;

        /// <summary>Tells whether a sensor is due that has a period of its own, rounded up to a multiple of the device's.</summary>
        public bool IsDue(int sensorPeriodSeconds)
        {
            long multiple = ((sensorPeriodSeconds * 1000L) + _period - 1) / _period;
            return _cause != WakeCause.Timer || (Started - (_phase % (multiple * _period))) / _period % multiple == 0;
        }

        /// <summary>Notes what the battery's attribute says; all numbers in its smallest step.</summary>
        public void SeeBattery(long value, long low, long cutOff)
        {
            lock (_state.Lock)
            {
                // What was cut off goes on half-way to low: a battery recovers a little when nothing draws on it.
                bool isCutOff = value <= cutOff || (IsCutOff && value < cutOff + ((low - cutOff) / 2));
                _state[StateField.Battery] = isCutOff ? CutOff : value <= low ? Low : 0;
            }
        }

        /// <summary>
        /// Begins the upload if one is due: the n-th wake, a cold boot; also, unless uploads have failed, a journal that is more than half full,
        /// a clock that was never set, or that was set only once; and, unless they have failed again and again, a pin.
        /// </summary>
        /// <param name="waiting">How many readings wait.</param>
        /// <param name="fillPercent">How full the journal is.</param>
        /// <returns>True if it has to be started now.</returns>
        public bool BeginUpload(long waiting, int fillPercent)
        {
            if (IsUploading || IsLookingOnly || (_cause != WakeCause.ColdBoot && waiting == 0 && _clock.IsValid) || !IsUploadDue(fillPercent))
            {
                return false;
            }

            _uploadUntil = _clock.Uptime + _uploadLimit;
            return true;
        }

        /// <summary>
        /// Begins the upload if one is due, after a wake only once all that was due is measured and written. To be called again
        /// and again while the device is awake.
        /// </summary>
        /// <param name="hasMeasured">Whether all that was due is measured.</param>
        /// <param name="journal">Where the readings wait.</param>
        /// <returns>True if it has to be started now.</returns>
        public bool BeginUpload(bool hasMeasured, Journal journal)
        {
            long now = _clock.Uptime;
            bool isWake = _cause != WakeCause.ColdBoot;
            if (IsUploading || _hasAsked || now < _askAt || (isWake && !hasMeasured && now < MeasuringLimit))
            {
                return false;
            }

            // What cannot be written is sent: as from a journal that is full.
            _hasAsked = !isWake || journal.Flush();
            _askAt = now + AskMilliseconds;
            return BeginUpload(journal.WaitingCount, _hasAsked ? journal.FillPercent : 100);
        }

        /// <summary>Tells whether the device may go to sleep.</summary>
        /// <param name="hasMeasured">All that is due is measured and written to flash.</param>
        /// <param name="waiting">How many readings wait.</param>
        public bool MaySleep(bool hasMeasured, long waiting)
        {
            long uptime = _clock.Uptime;
            return (_cause != WakeCause.ColdBoot || uptime >= _stayAwake)
                && (hasMeasured || uptime >= MeasuringLimit)
                && (!IsUploading || (waiting == 0 && (_clock.IsValid || _clock.IsSure)) || uptime >= _uploadUntil - EndMilliseconds);
        }

        /// <summary>The device goes to sleep: notes what became of the upload.</summary>
        /// <param name="hasDelivered">Whether readings were delivered.</param>
        /// <param name="waiting">How many readings wait still.</param>
        /// <returns>For how long, in milliseconds of the clock that times the sleep; at least 1.</returns>
        public long Sleep(bool hasDelivered, long waiting)
        {
            lock (_state.Lock)
            {
                _clock.Sleep();
                long now = _clock.Now;
                long started = Started;

                // What becomes due while an event keeps it awake is measured at once after that.
                long from = now > started && _cause != WakeCause.Pin ? now : started;
                long wake = from + Step - Modulo(from - _phase, Step);
                if (IsUploading)
                {
                    EndUpload(hasDelivered || (waiting == 0 && _clock.IsValid), wake);
                }

                long length = (long)((wake - now) * ((double)SlowClock.Unit / _clock.Rate));
                return length < 1 ? 1 : length;
            }
        }

        private static int EndOf(int uploadLimit) => uploadLimit / 2 < EndLimit ? uploadLimit / 2 : EndLimit;

        // Never negative, whatever the time is.
        private static long Modulo(long value, long step) => ((value % step) + step) % step;

        // Unsigned 32 bits hold the seconds since 1970, which a clock that was never set shows.
        private static long ToSeconds(long time) => (time - SlowClock.PowerOn) / 1000;

        private void EndUpload(bool isUploaded, long wake)
        {
            if (isUploaded)
            {
                _clock.EndUpload();
            }

            long failures = isUploaded ? 0 : _state[StateField.UploadFailures] + 1;
            long wakes = _uploadEvery;
            for (long i = 0; i < failures && wakes < _longestBackOff; i++)
            {
                wakes *= 2;
            }

            wakes = wakes < _longestBackOff ? wakes : _longestBackOff;
            _state[StateField.UploadFailures] = failures;
            _state[StateField.NextUpload] = ToSeconds(wake + ((wakes - 1) * Step));
        }

        private bool IsUploadDue(int fillPercent)
        {
            if (_cause == WakeCause.ColdBoot)
            {
                return true;
            }

            // A time further away than any wait is of before the clock was set.
            long left = _state[StateField.NextUpload] - ToSeconds(_clock.Now);
            long longest = _longestBackOff * LowStretch * _period / 1000;
            bool hasReason = fillPercent > HalfFull || !_clock.IsValid || (!_clock.IsRateKnown && _period >= LearningPeriod);
            long failures = _state[StateField.UploadFailures];
            return left <= _period / 2000 || left > longest || (hasReason && failures == 0) || (_cause == WakeCause.Pin && failures < EventTries);
        }
    }
}
