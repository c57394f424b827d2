using Nubison.Connection;
using Nubison.Http;
using Nubison.Protocol;
using Nubison.State;
using Tests.Delivery;
using Tests.Http;

namespace Tests.Connection
{
    /// <summary>An uplink among fakes: its clock stands until it is set, and chance always draws the longest wait.</summary>
    public static class UplinkBench
    {
        /// <summary>The client secret; no line of the log may hold it.</summary>
        public const string Secret = "s3cret-of-client";

        /// <summary>The sampling period, in milliseconds.</summary>
        public const int Period = 60000;

        /// <summary>Gets the platform.</summary>
        public static FakeTransport Transport { get; private set; }

        /// <summary>Gets the clock.</summary>
        public static FakeClock Clock { get; private set; }

        /// <summary>Gets the network.</summary>
        public static FakeLink Link { get; private set; }

        /// <summary>Gets the readings.</summary>
        public static FakeQueue Queue { get; private set; }

        /// <summary>Gets the log.</summary>
        public static SecretLog Log { get; private set; }

        /// <summary>Gets what the device remembers.</summary>
        public static StateRecord State { get; private set; }

        /// <summary>Gets who the device is.</summary>
        public static PlatformAccount Account { get; private set; }

        /// <summary>Gets a value indicating whether the device takes itself for registered.</summary>
        public static bool IsRegistered => State.Registration == Account.Registration;

        /// <summary>Makes an uplink that has not begun.</summary>
        /// <param name="needsClock">Whether the platform is reached by https.</param>
        /// <returns>The uplink.</returns>
        public static Uplink Create(bool needsClock)
        {
            Account = new PlatformAccount("http://p", "PRD01", "A1B2C3", "AbCdE123", Secret, "Greenhouse 1", "ENV-1");
            Transport = new FakeTransport();
            Clock = new FakeClock();
            Link = new FakeLink();
            Queue = new FakeQueue();
            Log = new SecretLog(Secret, FakeTransport.Token, Account.Authorization.Substring(6));
            State = new StateRecord(new MemoryStorage(), Log);
            NubisonClient client = new NubisonClient(Transport, Account);
            return new Uplink(Queue, client, State, Link, Clock, new FakeRandom(true), Log, needsClock, Period);
        }

        /// <summary>Makes an uplink that is logged in and registered.</summary>
        /// <param name="readings">How many readings wait then.</param>
        /// <returns>The uplink.</returns>
        public static Uplink CreateReady(int readings)
        {
            Uplink uplink = Create(false);
            uplink.Step();
            uplink.Step();
            Queue.Count = readings;
            return uplink;
        }

        /// <summary>Lets the time pass that an uplink asks for, until it makes its next request.</summary>
        /// <param name="uplink">The uplink.</param>
        /// <returns>How long it waited, in milliseconds.</returns>
        public static long StepWhenDue(Uplink uplink)
        {
            long start = Clock.Uptime;
            int requests = Transport.Count;
            for (int i = 0; i < 100; i++)
            {
                int wait = uplink.Step();
                if (Transport.Count != requests)
                {
                    break;
                }

                Clock.Uptime += wait;
            }

            return Clock.Uptime - start;
        }

        /// <summary>Prepares an answer of a status, or none.</summary>
        /// <param name="status">The status; 0 for no answer.</param>
        public static void Prepare(int status)
        {
            if (status == 0)
            {
                Transport.Fail(HttpFailure.TimedOut);
            }
            else
            {
                Transport.Answer(status, "{}");
            }
        }
    }
}
