using System;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>
    /// The device's standing with the platform: its token, its registration, and how long to wait after which answer
    /// (the second table of <c>docs/protocol.md</c>). Each method makes one request; nothing here waits. For one thread.
    /// </summary>
    public sealed class Session
    {
        private const int Calls = 4;

        private readonly NubisonClient _client;
        private readonly Registration _registration;
        private readonly IClock _clock;
        private readonly IRandom _random;
        private readonly ILog _log;

        // A call each: the failures in a row, and whether its last refusal was met by a new token or registration.
        private readonly int[] _failures = new int[Calls];
        private readonly bool[] _remedied = new bool[Calls];

        private byte[] _token;
        private long _due;

        /// <summary>Initializes a new instance of the <see cref="Session"/> class.</summary>
        /// <param name="client">The platform's calls.</param>
        /// <param name="registration">The registration the device remembers.</param>
        /// <param name="clock">The time.</param>
        /// <param name="random">The randomness of the back-off.</param>
        /// <param name="log">Where each change and each failure goes.</param>
        public Session(
            NubisonClient client,
            Registration registration,
            IClock clock,
            IRandom random,
            ILog log)
        {
            _client = client;
            _registration = registration;
            _clock = clock;
            _random = random;
            _log = log;
            Recovery = new Recovery(clock, log);
        }

        /// <summary>Gets how far the device gets on its way to the platform.</summary>
        public Recovery Recovery { get; }

        /// <summary>Gets what was counted since boot.</summary>
        public Counters Counters { get; } = new Counters();

        /// <summary>Gets a value indicating whether the device is logged in, as far as it knows.</summary>
        public bool IsOpen => _token != null;

        /// <summary>Gets a value indicating whether the device is logged in and registered: data can be sent.</summary>
        public bool IsReady => _token != null && _registration.IsKnown;

        /// <summary>Gets the milliseconds until the next request may be made; 0 to <see cref="BackOff.Maximum"/>.</summary>
        public int Wait
        {
            get
            {
                long wait = _due - _clock.Uptime;
                return wait <= 0 ? 0 : (int)wait;
            }
        }

        /// <summary>Takes the next step towards <see cref="IsReady"/>: logs in, or registers.</summary>
        /// <returns>What came of it; valid until the next call.</returns>
        public Answer Prepare()
        {
            return _token == null ? Login() : Register();
        }

        /// <summary>Writes the request of the oldest reading.</summary>
        /// <param name="queue">The readings that wait.</param>
        /// <returns>The reading's number; 0 if there is none to send.</returns>
        /// <exception cref="InvalidOperationException">The session is not ready.</exception>
        public long OpenReading(IReadingQueue queue)
        {
            if (!IsReady)
            {
                throw new InvalidOperationException();
            }

            return _client.OpenReading(_token, queue, 0);
        }

        /// <summary>Sends the reading that was written by <see cref="OpenReading"/>.</summary>
        /// <returns>What came of it; valid until the next call.</returns>
        public Answer Send() => React(_client.SendReading(_token));

        /// <summary>Logs out. The token is gone afterwards, but for <see cref="Outcome.DeviceNotRegistered"/>.</summary>
        /// <returns>What came of it; valid until the next call.</returns>
        /// <exception cref="InvalidOperationException">The session is not open.</exception>
        public Answer Logout()
        {
            if (!IsOpen)
            {
                throw new InvalidOperationException();
            }

            Answer answer = React(_client.Logout(_token));
            if (answer.Outcome == Outcome.Accepted)
            {
                Counters.Logouts++;
                _log.Write("session", "logged out");
            }

            if (answer.Outcome != Outcome.DeviceNotRegistered)
            {
                _token = null;
            }

            return answer;
        }

        /// <summary>Gives up the request that is under way on another thread, if any.</summary>
        public void Abort()
        {
            _client.Abort();
        }

        private Answer Login()
        {
            Answer answer = React(_client.Login());
            if (answer.Outcome == Outcome.Accepted)
            {
                _token = answer.Token;
                Counters.Logins++;
                _log.Write("session", "logged in");
            }

            return answer;
        }

        private Answer Register()
        {
            Answer answer = React(_client.Register(_token));
            if (answer.Outcome == Outcome.Accepted)
            {
                _registration.Remember();
                Counters.Registrations++;
                _log.Write("session", "registered");
            }

            return answer;
        }

        private Answer React(Answer answer)
        {
            Counters.Requests++;
            int call = (int)answer.Call;
            switch (answer.Outcome)
            {
                case Outcome.Accepted:
                    _failures[call] = 0;
                    _remedied[call] = false;
                    Recovery.Reached(Stage.Ok);
                    break;
                case Outcome.TokenRefused:
                    _token = null;
                    Remedy(answer, "logging in again");
                    break;
                case Outcome.DeviceNotRegistered:
                    _registration.Forget();
                    Remedy(answer, "registering again");
                    break;
                case Outcome.OtherContentType:
                    Say(answer, "trying the other one");
                    break;
                case Outcome.ReadingRefused:
                    // The platform works: no back-off, but no burst of refusals either.
                    Recovery.Reached(Stage.Ok);
                    Say(answer, "it is dropped");
                    _due = _clock.Uptime + BackOff.Minimum;
                    break;
                case Outcome.Unreachable when answer.Failure == HttpFailure.Aborted:
                    Say(answer, "the device stops");
                    break;
                case Outcome.Unreachable:
                    Recovery.Reached(Recovery.Find(answer.Failure));
                    Defer(answer, _failures[call]);
                    break;
                case Outcome.RequestRefused:
                case Outcome.PlatformBusy:
                    Recovery.Reached(Stage.Refused);
                    Defer(answer, _failures[call]);
                    break;
                default:
                    // Credentials, device key or service: nothing the device can do about, so no need to ask often.
                    Recovery.Reached(Stage.Refused);
                    Defer(answer, BackOff.Longest);
                    break;
            }

            return answer;
        }

        // At once for the first refusal; from the second in a row on the remedy does not help, so it waits.
        private void Remedy(Answer answer, string what)
        {
            int call = (int)answer.Call;
            if (_remedied[call])
            {
                Recovery.Reached(Stage.Refused);
                Defer(answer, _failures[call]);
                return;
            }

            _remedied[call] = true;
            Say(answer, what);
        }

        private void Defer(Answer answer, int failures)
        {
            _failures[(int)answer.Call] = failures < BackOff.Longest ? failures + 1 : failures;
            int wait = BackOff.Draw(failures, _random);
            int atLeast = RetryAfter.Read(answer.RetryAfter, _clock);
            wait = wait < atLeast ? atLeast : wait;
            _due = _clock.Uptime + wait;
            Say(answer, "next try in " + (wait / 1000) + "." + (wait % 1000 / 100) + " s");
        }

        private void Say(Answer answer, string next)
        {
            _log.Write("session", answer.Describe() + "; " + next);
        }
    }
}
