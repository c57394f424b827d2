using System.Threading;
using Nubison.Connection;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.Time;

namespace Nubison.Delivery
{
    /// <summary>
    /// Brings the waiting readings to the platform, oldest first, over whatever network there is: joins the Wi-Fi, logs
    /// in, registers, sends. One thread calls <see cref="Run"/> (or <see cref="Step"/>); <see cref="Wake"/> and
    /// <see cref="Shutdown"/> are for the others.
    /// </summary>
    public sealed class Uploader
    {
        /// <summary>The longest time between two steps, in milliseconds.</summary>
        public const int IdleTime = 10000;

        /// <summary>How often a reading may be refused together with its whole request before it is dropped.</summary>
        public const int Patience = 5;

        private const int JoinLimit = 15000;
        private const int PollTime = 1000;
        private const int LogoutTime = 2000;
        private const int WatchTime = 50;

        private readonly IReadingQueue _queue;
        private readonly Session _session;
        private readonly INetworkLink _link;
        private readonly IClock _clock;
        private readonly IRandom _random;
        private readonly ILog _log;
        private readonly bool _needsClock;
        private readonly long _start;
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);

        private int _joinFailures;
        private long _joinDue;
        private long _refusedSequence;
        private int _refusals;
        private long _stopAt;
        private long _logoutAt;
        private bool _isStopping;
        private bool _isLoggingOut;

        /// <summary>Initializes a new instance of the <see cref="Uploader"/> class.</summary>
        /// <param name="queue">The readings that wait.</param>
        /// <param name="session">The session with the platform.</param>
        /// <param name="link">The way into the network.</param>
        /// <param name="clock">The time.</param>
        /// <param name="random">The randomness of the first delay and of joining.</param>
        /// <param name="log">Where dropped readings and the Wi-Fi go.</param>
        /// <param name="needsClock">True for https, which waits for a valid clock.</param>
        /// <param name="spread">
        /// The first request is made at a random time from 0 to this many milliseconds after boot, so that devices that
        /// get power together do not march in step: one sampling period.
        /// </param>
        public Uploader(
            IReadingQueue queue,
            Session session,
            INetworkLink link,
            IClock clock,
            IRandom random,
            ILog log,
            bool needsClock,
            int spread)
        {
            _queue = queue;
            _session = session;
            _link = link;
            _clock = clock;
            _random = random;
            _log = log;
            _needsClock = needsClock;
            _start = random.Next(spread + 1);
        }

        /// <summary>Gets a value indicating whether the uploader has stopped for good, as <see cref="Shutdown"/> asked.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>Takes steps until <see cref="Shutdown"/>, and waits in between: a thread's whole body.</summary>
        public void Run()
        {
            while (!HasEnded)
            {
                int wait = Step();
                if (wait > 0)
                {
                    _wake.WaitOne(wait, false);
                }
            }
        }

        /// <summary>A reading waits, or something else has changed: the next step is due now.</summary>
        public void Wake()
        {
            _wake.Set();
        }

        /// <summary>Does the next thing there is to do: joins the network, or makes one request, or nothing.</summary>
        /// <returns>The milliseconds until the next step is due, 0 to <see cref="IdleTime"/>.</returns>
        public int Step()
        {
            if (_isStopping)
            {
                return StepToEnd();
            }

            if (!_link.IsUp)
            {
                return Join();
            }

            if (_session.Recovery.IsRejoinDue)
            {
                _log.Write("network", "nothing came through for too long: joining again");
                _session.Recovery.Rejoining();
                _link.Leave();
                return 0;
            }

            int wait = UntilRequest();
            return wait > 0 ? wait : Advance() ? UntilRequest() : IdleTime;
        }

        /// <summary>
        /// Sends what can be sent, logs out and ends. Blocks; called from another thread than the one that steps. In the
        /// last 2 s, or the second half, nothing but the logout is done: a request that still hangs then is given up.
        /// </summary>
        /// <param name="milliseconds">The longest time it may take.</param>
        /// <returns>True where the uploader has ended; false where it still hangs somewhere.</returns>
        public bool Shutdown(int milliseconds)
        {
            _stopAt = _clock.Uptime + milliseconds;
            _logoutAt = _stopAt - (milliseconds / 2 < LogoutTime ? milliseconds / 2 : LogoutTime);
            _isStopping = true;
            _wake.Set();
            while (!HasEnded && _clock.Uptime < _stopAt)
            {
                if (_clock.Uptime >= (_isLoggingOut ? _stopAt - (2 * WatchTime) : _logoutAt))
                {
                    _session.Abort();
                }

                Thread.Sleep(WatchTime);
            }

            return HasEnded;
        }

        private int Join()
        {
            _session.Recovery.Reached(Stage.NoWifi);
            long wait = _joinDue - _clock.Uptime;
            if (wait > 0)
            {
                return wait < PollTime ? (int)wait : PollTime;
            }

            _link.Join(JoinLimit);
            if (_link.IsUp)
            {
                _joinFailures = 0;
                _log.Write("network", "joined the Wi-Fi");
                return 0;
            }

            _joinDue = _clock.Uptime + BackOff.Draw(_joinFailures, _random);
            _joinFailures += _joinFailures < BackOff.Longest ? 1 : 0;
            return BackOff.Minimum;
        }

        private int UntilRequest()
        {
            if (_needsClock && !_clock.IsValid)
            {
                _session.Recovery.Reached(Stage.NoClock);
                return PollTime;
            }

            // A device that is told to stop has no time to wait for its turn among the others.
            long start = _isStopping ? 0 : _start - _clock.Uptime;
            long wait = start > _session.Wait ? start : _session.Wait;
            return wait > IdleTime ? IdleTime : (int)wait;
        }

        // Makes one request, if there is one to make. A device that stops does not log in for nothing.
        private bool Advance()
        {
            if (_session.IsReady)
            {
                return Deliver();
            }

            if (_isStopping && _queue.WaitingCount == 0)
            {
                return false;
            }

            _session.Prepare();
            return true;
        }

        private bool Deliver()
        {
            long sequence = _session.OpenReading(_queue);
            if (sequence == 0)
            {
                return false;
            }

            Answer answer = _session.Send();
            if (answer.Outcome == Outcome.Accepted)
            {
                _session.Counters.Delivered++;
                _queue.Delivered(sequence);
            }
            else if (answer.Outcome == Outcome.ReadingRefused)
            {
                Drop(sequence, answer);
            }
            else if (answer.Outcome == Outcome.RequestRefused)
            {
                _refusals = _refusedSequence == sequence ? _refusals + 1 : 1;
                _refusedSequence = sequence;
                if (_refusals >= Patience)
                {
                    Drop(sequence, answer);
                }
            }

            return true;
        }

        private void Drop(long sequence, Answer answer)
        {
            _session.Counters.Refused++;
            _log.Write("delivery", "reading " + sequence + " is dropped: " + answer.Describe());
            _queue.Refused(sequence);
        }

        private int StepToEnd()
        {
            long left = _logoutAt - _clock.Uptime;
            if (left > 0 && _link.IsUp)
            {
                int wait = UntilRequest();
                if (wait == 0 && Advance())
                {
                    return 0;
                }

                if (wait > 0 && wait < left && _queue.WaitingCount > 0)
                {
                    return wait;
                }
            }

            _isLoggingOut = true;
            LogOut();
            HasEnded = true;
            return 0;
        }

        // As for data, a refused token or registration is renewed once, and the logout repeated.
        private void LogOut()
        {
            if (!_session.IsOpen || !_link.IsUp)
            {
                return;
            }

            Outcome outcome = _session.Logout().Outcome;
            bool isRemediable = outcome == Outcome.TokenRefused || outcome == Outcome.DeviceNotRegistered;
            if (isRemediable && _clock.Uptime < _stopAt
                && _session.Prepare().Outcome == Outcome.Accepted && _clock.Uptime < _stopAt)
            {
                _session.Logout();
            }
        }
    }
}
