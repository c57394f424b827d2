using System.Threading;
using Nubison.Delivery;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.State;
using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>
    /// The way to the platform: joins the Wi-Fi, logs in, registers, and sends the waiting readings, oldest first. What an
    /// answer means is decided in <see cref="Outcome"/> alone. One thread calls <see cref="Run"/> (or
    /// <see cref="Step"/>); <see cref="Wake"/> and <see cref="Shutdown"/> are for the others.
    /// </summary>
    public sealed class Uplink
    {
        /// <summary>The longest time between two steps, in milliseconds.</summary>
        public const int IdleTime = 10000;

        /// <summary>How long the network may fail before the Wi-Fi is joined anew, in milliseconds; doubled each time.</summary>
        public const int RejoinTime = 300000;

        /// <summary>
        /// The longest of these times, in milliseconds. Each joining costs the ESP32's own heap some 130 bytes for good
        /// (<c>GetWirelessConfig</c> in the runtime's Target_Network.cpp), so an outage of the platform that lasts for weeks
        /// must not have it joined hundreds of times a day.
        /// </summary>
        public const int LongestRejoinTime = RejoinTime * 64;

        /// <summary>How many requests an event makes at once: its own, and those that have to go before it.</summary>
        public const int EventBurst = 8;

        private const int JoinLimit = 15000;
        private const int PollTime = 1000;
        private const int LogoutTime = 2000;
        private const int WatchTime = 50;
        private const int Calls = 4;
        private const int HalfFull = 50;

        private readonly IReadingQueue _queue;
        private readonly NubisonClient _client;
        private readonly StateRecord _state;
        private readonly INetworkLink _link;
        private readonly IClock _clock;
        private readonly IRandom _random;
        private readonly ILog _log;
        private readonly bool _needsClock;
        private readonly int _period;
        private readonly Outcome _outcome = new Outcome();
        private readonly Refusals _refusals = new Refusals();
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);

        // One for each call: the failures in a row, and whether a remedy was tried since the call was last accepted.
        private readonly int[] _failures = new int[Calls];
        private readonly bool[] _isRemedied = new bool[Calls];

        private byte[] _token;
        private TokenFile _tokens;
        private bool _loginIsJson;
        private bool _jsonWorked;
        private bool _isTryingData;

        // When the back-off ends, and when it is the device's turn among the others; whether login and registration take turns.
        private long _due;
        private long _turn;
        private bool _takesTurns;

        // Whether something has happened; how many requests do not wait for their turn for that, and one more while the
        // readings behind them hurry.
        private bool _hasEvent;
        private int _hurry;

        // Since when there is no Wi-Fi, if that was found out.
        private long _lostAt = long.MaxValue;

        private int _joinFailures;
        private long _joinDue;
        private long _failingSince = -1;
        private int _rejoinTime = RejoinTime;

        // When all is over, and when a request under way is given up: for the logout, or as all is nearly over.
        private long _stopAt;
        private long _abortAt;
        private bool _isStopping;

        /// <summary>Initializes a new instance of the <see cref="Uplink"/> class.</summary>
        public Uplink(
            IReadingQueue queue, NubisonClient client, StateRecord state, INetworkLink link, IClock clock, IRandom random, ILog log,
            bool needsClock, int period)
        {
            _queue = queue;
            _client = client;
            _state = state;
            _link = link;
            _clock = clock;
            _random = random;
            _log = log;
            _needsClock = needsClock;
            _period = period;
        }

        /// <summary>Gets how far the device gets on its way to the platform; may be read from any thread.</summary>
        public Stage Stage { get; private set; }

        /// <summary>What was counted since boot.</summary>
        public readonly Counters Counters = new Counters();

        /// <summary>Gets a value indicating whether the uplink has stopped for good, as <see cref="Shutdown"/> asked.</summary>
        public bool HasEnded { get; private set; }

        private bool HasRemedy => _outcome.Remedy > Remedy.TryAnother;

        private bool IsRegistered => _state.Registration == _client.Account.Registration || _isTryingData;

        /// <summary>
        /// Gives login, registration and first reading a turn each, so that devices that get power together do not march in
        /// step. For a cold boot, before <see cref="Run"/>.
        /// </summary>
        public void Spread()
        {
            _takesTurns = true;
            _lostAt = _clock.Uptime - Pace.LongestTurn;
        }

        /// <summary>Goes on with the token that is kept, and does not log out: before <see cref="Run"/>.</summary>
        public void KeepToken(TokenFile tokens)
        {
            _tokens = tokens;
            _token = tokens.Load();
        }

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

        /// <summary>A reading waits: the next step is due now.</summary>
        /// <param name="isEvent">Something happened that must not wait for the device's turn among the others.</param>
        public void Wake(bool isEvent)
        {
            if (isEvent)
            {
                _hasEvent = true;
            }

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

            if (Stage < Stage.Joined)
            {
                Arrive();
            }

            if (_failingSince >= 0 && _clock.Uptime - _failingSince >= _rejoinTime)
            {
                return Rejoin();
            }

            int wait = UntilRequest();
            return wait > 0 ? wait : Advance() ? UntilRequest() : IdleTime;
        }

        /// <summary>
        /// Sends what can be sent, logs out and ends. Blocks; called from another thread than the one that steps. In the
        /// last 2 s, or the second half, nothing but the logout is done: a request that still hangs then is given up.
        /// </summary>
        /// <returns>True if the uplink has ended; false if it still hangs somewhere.</returns>
        public bool Shutdown(int milliseconds)
        {
            _stopAt = _clock.Uptime + milliseconds;
            _abortAt = _stopAt - (milliseconds / 2 < LogoutTime ? milliseconds / 2 : LogoutTime);
            _isStopping = true;
            _wake.Set();
            while (!HasEnded && _clock.Uptime < _stopAt)
            {
                if (_clock.Uptime >= _abortAt)
                {
                    _client.Abort();
                }

                Thread.Sleep(WatchTime);
            }

            return HasEnded;
        }

        private int Join()
        {
            Reach(Stage == Stage.Starting || Stage == Stage.Joining ? Stage.Joining : Stage.NoWifi);
            long wait = _joinDue - _clock.Uptime;
            if (wait > 0)
            {
                return wait < PollTime ? (int)wait : PollTime;
            }

            _link.Join(JoinLimit);
            if (_link.IsUp)
            {
                _joinFailures = 0;
                return 0;
            }

            Reach(Stage.NoWifi);
            _joinDue = _clock.Uptime + BackOff.Draw(_joinFailures++, _random);
            return BackOff.Minimum;
        }

        // Devices lose and find a Wi-Fi together: each waits for as long as it was lost at most, in which no more readings were
        // taken than usual. What was urgent is late by then.
        private void Arrive()
        {
            long lost = _clock.Uptime - _lostAt;
            if (lost > 0)
            {
                int turn = Pace.Turn(_period, _random);
                _turn = _clock.Uptime + _random.Next((lost < turn ? (int)lost : turn) + 1);
                _lostAt = long.MaxValue;
                _hasEvent = false;
                _hurry = 0;
            }

            Reach(Stage.Joined);
        }

        private int Rejoin()
        {
            _log.Write("network", "nothing came through for too long: joining again");
            _rejoinTime = _rejoinTime < LongestRejoinTime ? _rejoinTime * 2 : LongestRejoinTime;
            _link.Leave();
            Reach(Stage.Joining);
            return 0;
        }

        private int UntilRequest()
        {
            if (_needsClock && !_clock.IsValid)
            {
                Reach(Stage.NoClock);
                return PollTime;
            }

            if (_hasEvent)
            {
                _hasEvent = false;
                _hurry = EventBurst + 1;
            }

            long due = _turn > _due && _hurry <= 1 && !_isStopping ? _turn : _due;
            long wait = due - _clock.Uptime;
            return wait <= 0 ? 0 : wait < IdleTime ? (int)wait : IdleTime;
        }

        // Makes one request, if there is one to make. A device that stops does not log in for nothing.
        private bool Advance()
        {
            if (_token != null && IsRegistered)
            {
                return Send();
            }

            if (_isStopping && _queue.WaitingCount == 0)
            {
                return false;
            }

            Prepare();
            return true;
        }

        /// <summary>Logs in, or registers.</summary>
        private void Prepare()
        {
            if (_token != null)
            {
                _client.Register(_token);
                if (React(PlatformCall.Register))
                {
                    Registered();
                }

                return;
            }

            _client.Login(_loginIsJson);
            if (React(PlatformCall.Login))
            {
                _token = _client.Reply.Body.CopyToken();
                _tokens?.Save(_token);
                _jsonWorked = _loginIsJson;
                Counters.Logins++;
                _log.Write("session", "logged in");
            }
            else if (_outcome.Remedy != Remedy.OtherContentType)
            {
                _loginIsJson = _jsonWorked;
            }
        }

        private void Registered()
        {
            _isTryingData = false;
            _state.Registration = _client.Account.Registration;
            Counters.Registrations++;
            _log.Write("session", "registered");
        }

        /// <summary>Sends the oldest reading, or one behind it if that is refused.</summary>
        private bool Send()
        {
            bool isTrying = _refusals.After != 0;
            long sequence = _client.OpenReading(_token, _queue, _refusals.After);
            if (sequence == 0 && isTrying)
            {
                // The one behind the refused reading cannot go yet.
                _refusals.Stop();
                _due = _clock.Uptime + BackOff.Draw(_failures[(int)PlatformCall.Data], _random);
                return true;
            }

            if (sequence == 0)
            {
                return false;
            }

            if (sequence == _refusals.Accepted && !isTrying)
            {
                Settle(sequence);
                return Send();
            }

            // A reading that came long after the turn has not waited for it: the device has caught up.
            bool hasWaited = _turn > 0 && _clock.Uptime - _turn < PollTime;
            _client.SendReading();
            if (React(PlatformCall.Data))
            {
                Deliver(sequence, hasWaited);
            }
            else
            {
                _isTryingData = false;
                Keep(sequence, isTrying);
            }

            return true;
        }

        private void Deliver(long sequence, bool hasWaited)
        {
            if (_isTryingData)
            {
                Registered();
            }

            if (_refusals.Accept(sequence))
            {
                // The refused reading is asked about once more, at once.
                _turn = 0;
                return;
            }

            Settle(sequence);

            _takesTurns = false;
            bool isEmpty = _queue.WaitingCount == 0;
            _hurry = isEmpty ? 0 : _hurry;
            bool isHurried = _hurry > 0 || _queue.FillPercent > HalfFull;
            int spacing = Pace.Spacing(_period, _clock.Uptime, _queue.AppendedCount, isHurried, _random);
            _turn = isEmpty && !hasWaited ? 0 : _clock.Uptime + spacing;
        }

        private void Settle(long sequence)
        {
            if (Counters.Delivered++ == 0)
            {
                _log.Write("session", "first reading delivered");
            }

            _queue.Settle(sequence, false);
        }

        private void Keep(long sequence, bool isTrying)
        {
            if (_outcome.Remedy == Remedy.TryAnother)
            {
                if (_refusals.Refuse(sequence, _queue.WaitingCount > 1))
                {
                    Counters.Refused++;
                    string cause = Outcome.Cause(PlatformCall.Data, _client.Reply);
                    _log.Write("delivery", "reading " + sequence + " is dropped: refused" + cause + " before and after reading " + _refusals.Accepted + " was accepted");
                    _queue.Settle(sequence, true);
                }
                else if (_refusals.After != 0)
                {
                    // At once, so that both readings meet the same platform; unless it asks for time.
                    _due = _clock.Uptime + RetryAfter.Read(_client.Reply.RetryAfter, _clock);
                }
            }
            else if (isTrying && !HasRemedy)
            {
                _refusals.Stop();
            }
        }

        /// <summary>Does what the answer's row says.</summary>
        /// <returns>True if the platform did what it was asked.</returns>
        private bool React(PlatformCall call)
        {
            Counters.Requests++;
            _hurry -= _hurry > 1 ? 1 : 0;
            _outcome.LookUp(call, _client.Reply);
            int kind = (int)call;
            if (_outcome.IsAccepted)
            {
                _failures[kind] = 0;
                _isRemedied[kind] = false;
                _turn = _takesTurns ? _clock.Uptime + Pace.Turn(_period, _random) : 0;
                Reach(Stage.Ok);
                return true;
            }

            bool isAtOnce = _outcome.Remedy == Remedy.None || (HasRemedy && !_isRemedied[kind]);
            string action = Apply(_outcome.Remedy);
            _isRemedied[kind] |= HasRemedy;
            _log.Write("session", _outcome.Describe(call, _client.Reply) + "; " + (isAtOnce ? action : PutOff(kind)));
            return false;
        }

        // Backs off, and says for how long.
        private string PutOff(int kind)
        {
            // What was urgent is late by now, and others are too.
            _hurry = 0;
            Reach(_outcome.Stage);
            int failures = _outcome.Remedy == Remedy.LongestBackOff ? BackOff.Longest : _failures[kind];
            _failures[kind] = failures + 1;
            int wait = BackOff.Draw(failures, _random);
            int atLeast = RetryAfter.Read(_client.Reply.RetryAfter, _clock);
            wait = wait < atLeast ? atLeast : wait;
            _due = _clock.Uptime + wait;
            return "next try in " + (wait / 1000) + "." + (wait % 1000 / 100) + " s";
        }

        // Sees to it that the next request is another one, and says what that will be.
        private string Apply(Remedy remedy)
        {
            switch (remedy)
            {
                case Remedy.LogIn:
                    _token = null;
                    _tokens?.Save(null);
                    return "logging in again";
                case Remedy.Register:
                    _state.Registration = 0;
                    return "registering again";
                case Remedy.TryData:
                    _isTryingData = true;
                    return "perhaps it is registered already: trying data";
                case Remedy.OtherContentType:
                    _loginIsJson = !_loginIsJson;
                    return "trying the other one";
                default:
                    return "the device stops";
            }
        }

        // A platform that refuses has answered: joining anew would change nothing. Without Wi-Fi it is joined anyway.
        private void Reach(Stage stage)
        {
            bool isWifi = stage <= Stage.Joined;
            bool isPlatform = stage >= Stage.Refused;
            _rejoinTime = isPlatform ? RejoinTime : _rejoinTime;
            _lostAt = stage == Stage.NoWifi && _lostAt > _clock.Uptime ? _clock.Uptime : _lostAt;
            _failingSince = isWifi || isPlatform ? -1 : _failingSince < 0 ? _clock.Uptime : _failingSince;
            if (stage != Stage)
            {
                Stage = stage;
                _log.Write("network", Name(stage));
            }
        }

        private int StepToEnd()
        {
            long left = _abortAt - _clock.Uptime;
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

            _abortAt = _stopAt - (2 * WatchTime);
            LogOut();
            HasEnded = true;
            return 0;
        }

        // As for data, a refused token or registration is renewed once, and the logout repeated.
        private void LogOut()
        {
            for (int tries = 0; tries < 2 && _token != null && _tokens == null && _link.IsUp && _clock.Uptime < _stopAt; tries++)
            {
                _client.Logout(_token);
                if (React(PlatformCall.Logout))
                {
                    Counters.Logouts++;
                    _token = null;
                    _log.Write("session", "logged out");
                }
                else if (tries == 0 && HasRemedy && _clock.Uptime < _stopAt)
                {
                    Prepare();
                }

                if (!_outcome.IsAccepted)
                {
                    return;
                }
            }
        }

        /// <summary>Says a stage in words.</summary>
        public static string Name(Stage stage) => stage switch
        {
            Stage.Starting => "starting",
            Stage.Joining => "joining the Wi-Fi",
            Stage.NoWifi => "no Wi-Fi",
            Stage.Joined => "joined the Wi-Fi",
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
