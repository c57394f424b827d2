using System.Diagnostics;
using Host.Tests.Doubles;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;
using Nubison.State;
using Nubison.Time;

namespace Host.Tests.Session;

/// <summary>Stopping, with real threads. While the platform hangs the clock runs ahead, so that nothing has to be waited out.</summary>
[TestClass]
public sealed class ShutdownTests
{
    private const int Limit = 2_000;

    private readonly HangingPlatform _platform = new();
    private readonly HurryingClock _time;
    private readonly LogLines _log = new();
    private readonly TestLink _link = new();
    private readonly NumberedQueue _queue;
    private int _taken;
    private Uplink _uplink = null!;
    private Thread _thread = null!;

    public ShutdownTests()
    {
        _time = new HurryingClock(_platform);
        _queue = new NumberedQueue(() => _taken);
    }

    [TestMethod]
    public void What_waits_is_sent_and_the_device_logs_out()
    {
        Start(readings: 0);
        _taken = 25;

        Assert.IsTrue(_uplink.Shutdown(Limit));

        Assert.HasCount(25, _queue.Delivery);
        Assert.AreEqual("/devices/logout", _platform.Paths[^1]);
        Assert.HasCount(28, _platform.Paths);
    }

    [TestMethod]
    public void A_request_that_hangs_is_given_up_for_the_logout()
    {
        Start(readings: 0);
        _platform.Hangs = path => path == "/devices/data";
        _taken = 1;
        _uplink.Wake(isEvent: false);
        Patience.Until(() => _platform.IsHanging);

        long start = _time.Uptime;
        Assert.IsTrue(_uplink.Shutdown(Limit));

        Assert.IsLessThanOrEqualTo(Limit + HurryingClock.Tolerance, _time.Uptime - start);
        Assert.AreEqual("/devices/logout", _platform.Paths[^1]);
        Assert.AreEqual(1, _queue.WaitingCount);
    }

    [TestMethod]
    public void A_logout_that_hangs_is_given_up()
    {
        Start(readings: 0);
        _platform.Hangs = path => path == "/devices/logout";

        long start = _time.Uptime;
        Assert.IsTrue(_uplink.Shutdown(Limit));

        Assert.IsLessThanOrEqualTo(Limit + HurryingClock.Tolerance, _time.Uptime - start);
    }

    [TestMethod]
    public void What_cannot_be_given_up_does_not_hold_the_device()
    {
        Start(readings: 0);
        _platform.IsDeaf = true;
        _platform.Hangs = _ => true;

        long start = _time.Uptime;
        Assert.IsFalse(_uplink.Shutdown(Limit));

        Assert.IsLessThanOrEqualTo(Limit + HurryingClock.Tolerance, _time.Uptime - start);
    }

    [TestMethod]
    public void A_device_that_never_logged_in_ends_without_a_request()
    {
        _link.IsAway = () => true;
        Start(readings: 3);

        Assert.IsTrue(_uplink.Shutdown(Limit));

        Assert.IsEmpty(_platform.Paths);
    }

    [TestMethod]
    public void A_device_in_back_off_logs_out_without_waiting_it_out()
    {
        Start(readings: 0);
        _platform.Refuses = path => path == "/devices/data";
        _taken = 1;
        _uplink.Wake(isEvent: false);
        Patience.Until(() => _platform.Paths.Count == 3);

        long start = _time.Uptime;
        Assert.IsTrue(_uplink.Shutdown(Limit));

        Assert.IsLessThan(Limit / 2, _time.Uptime - start);
        Assert.AreEqual("/devices/logout", _platform.Paths[^1]);
    }

    [TestMethod]
    [DataRow(401, "/devices/login")]
    [DataRow(405, "/devices")]
    public void A_refused_logout_is_repeated_once_with_its_cause_removed(int status, string remedy)
    {
        Start(readings: 0);
        _platform.Refuses = path => path == "/devices/logout";
        _platform.Refusal = status;

        Assert.IsTrue(_uplink.Shutdown(Limit));

        CollectionAssert.AreEqual(
            new[] { "/devices/login", "/devices", "/devices/logout", remedy, "/devices/logout" }, _platform.Paths);
    }

    [TestCleanup]
    public void Join()
    {
        _platform.IsDeaf = false;
        _platform.Abort();
        Assert.IsTrue(_thread.Join(Patience.Limit));
    }

    private void Start(int readings)
    {
        PlatformAccount account = new("http://p", "P", "D", "client", "s3cret", "name", "model");
        StateRecord state = new(new MemoryFlash(), _log);
        _taken = readings;
        _uplink = new Uplink(_queue, new NubisonClient(_platform, account), state, _link, _time, _time, _log, needsClock: false, period: 0);
        _thread = new Thread(_uplink.Run) { IsBackground = true };
        _thread.Start();
        Patience.Until(() => _platform.Paths.Count == 2 || _link.IsAway());
    }

    /// <summary>A platform that accepts, refuses or hangs.</summary>
    private sealed class HangingPlatform : IHttpTransport
    {
        private readonly SemaphoreSlim _abort = new(0);
        private volatile bool _isHanging;

        public List<string> Paths { get; } = [];

        public Func<string, bool> Hangs { get; set; } = _ => false;

        public Func<string, bool> Refuses { get; set; } = _ => false;

        public int Refusal { get; set; } = 503;

        public bool IsDeaf { get; set; }

        public bool IsHanging => _isHanging;

        public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            reply.Clear();
            if (Hangs(path))
            {
                _isHanging = true;
                _abort.Wait();
                _isHanging = false;
                reply.Failure = HttpFailure.Aborted;
            }
            else
            {
                reply.Status = Refuses(path) ? Refusal : 200;
                reply.RetryAfter = "60";
                byte[] bytes = System.Text.Encoding.UTF8.GetBytes("{\"AccessToken\":\"t\"}");
                reply.Body.Take(bytes, bytes.Length);
            }

            Paths.Add(path);
        }

        public void Abort()
        {
            if (IsHanging && !IsDeaf)
            {
                _abort.Release();
            }
        }
    }

    /// <summary>Time that passes slowly while something happens, so that a busy machine manages it, and by strides while the platform hangs.</summary>
    private sealed class HurryingClock(HangingPlatform platform) : IClock, IRandom
    {
        /// <summary>The limit is noticed some looks at the clock late, and late looks are late on a busy machine.</summary>
        public const int Tolerance = 1000;

        private const int Stride = 40;

        private readonly long _start = Stopwatch.GetTimestamp();
        private long _ahead;

        public long Uptime =>
            (long)(Stopwatch.GetElapsedTime(_start).TotalMilliseconds / 10) + Interlocked.Add(ref _ahead, platform.IsHanging ? Stride : 0);

        public bool IsValid => true;

        public DateTime UtcNow => DateTime.UtcNow;

        public int Next(int exclusiveMaximum) => 0;
    }
}
