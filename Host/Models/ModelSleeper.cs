using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Nubison.Boot;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Log;
using Nubison.Power;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Models;

/// <summary>
/// A device that sleeps between readings, with all that decides of the firmware on a clock that runs as fast as it can, and its
/// platform: one reading a wake, of the usual size. What <c>Firmware/Node.cs</c> does on a board, with threads, <see cref="Run"/> does here.
/// </summary>
internal sealed class ModelSleeper : ILog, INetworkLink, Nubison.Time.IRandom, IMembers, IHttpTransport
{
    private const double RateTolerance = 0.004;

    // By less a setting is not told from the steps in which the clocks go.
    private static readonly TimeSpan s_seen = TimeSpan.FromMilliseconds(50);

    private static readonly byte[] s_login = """{"AccessToken":"t"}"""u8.ToArray();

    private readonly IStorage _flash;
    private readonly Random _random;
    private readonly PlatformAccount _account = new("http://p", "PRD01", "A1", "client", "secret", "device", "model");
    private readonly int _period;
    private readonly int _uploadEvery;
    private readonly int _uploadSeconds;

    private StateRecord _state = null!;
    private BootRecord _boots = null!;
    private SlowClock _slow = null!;
    private SleepPlan _plan = null!;
    private Uplink _uplink = null!;
    private long _setAt = long.MaxValue;

    /// <param name="periodSeconds">The setting <c>sampling.periodSeconds</c>.</param>
    /// <param name="uploadEvery">The setting <c>power.uploadEvery</c>.</param>
    /// <param name="uploadSeconds">The setting <c>power.uploadSeconds</c>.</param>
    public ModelSleeper(IStorage flash, int seed, int periodSeconds, int uploadEvery, int uploadSeconds = 30)
    {
        _flash = flash;
        _random = new Random(seed);
        _period = periodSeconds;
        _uploadEvery = uploadEvery;
        _uploadSeconds = uploadSeconds;
    }

    /// <summary>Gets the board's clock and the true time.</summary>
    public ModelSleepClock Clock { get; } = new();

    /// <summary>Gets the readings that wait; null before the first run.</summary>
    public Journal Journal { get; private set; } = null!;

    /// <summary>Gets or sets a value indicating whether the Wi-Fi can be joined.</summary>
    public bool HasWifi { get; set; } = true;

    public bool HasTimeServer { get; set; } = true;

    /// <summary>Gets or sets what the platform does with a request instead of what it should; <see cref="HttpFailure.None"/> for nothing.</summary>
    public HttpFailure Failure { get; set; }

    /// <summary>Gets or sets how the platform answers instead; 0 for as it should.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets what is told of each reading that comes to the platform.</summary>
    public Action<ModelReading> Got { get; set; } = _ => { };

    /// <summary>Gets or sets how long the next measurement takes, in milliseconds.</summary>
    public int MeasuringMilliseconds { get; set; } = 400;

    public List<ModelTaken> Taken { get; } = [];

    /// <summary>Gets when the clock was set last so that it could be seen, by the true time; null if it was not, since power-on.</summary>
    public DateTime? SetAt { get; private set; }

    public bool HasUploaded => _plan.IsUploading;

    public int Requests { get; private set; }

    public int Logins { get; private set; }

    public bool IsUp { get; private set; }

    /// <summary>Gets or sets a value indicating whether the battery's value is measured, and which it is, in mV; 0 for none.</summary>
    public int Battery { get; set; }

    /// <summary>Gets a value indicating whether the last run only looked at the battery.</summary>
    public bool WasLookingOnly { get; private set; }

    /// <summary>Runs the device from its start to its sleep.</summary>
    /// <param name="stayAwakeSeconds">The setting <c>power.stayAwakeSeconds</c>.</param>
    /// <returns>How long it means to sleep, in milliseconds of its own; 0 if it starts again instead.</returns>
    public long Run(WakeCause cause, int stayAwakeSeconds = 5)
    {
        Boot(cause, stayAwakeSeconds);
        long nextStep = 0;
        bool hasMeasured = false;

        while (true)
        {
            if (!hasMeasured && Clock.Uptime >= MeasuringMilliseconds)
            {
                hasMeasured = true;
                Measure();
            }

            Journal.FlushIfDue();
            _plan.BeginUpload(hasMeasured, Journal);
            if (_plan.MaySleep(hasMeasured, Journal.WaitingCount) && Journal.Flush())
            {
                return Rest();
            }

            long next = hasMeasured || Clock.Uptime >= SleepPlan.MeasuringLimit ? Clock.Uptime + 500 : Math.Min(MeasuringMilliseconds, SleepPlan.MeasuringLimit);
            if (_plan.IsUploading && Clock.Uptime >= nextStep)
            {
                nextStep = TryStep();
            }

            next = _plan.IsUploading ? Math.Min(next, Math.Max(nextStep, Clock.Uptime)) : next;
            Pass(Math.Max(0, next - Clock.Uptime));
        }
    }

    public void Write(string topic, string text)
    {
    }

    public void WriteTo(JsonWriter writer) =>
        writer.Literal("\"n\":").Number(Taken.Count).Literal(",\"temperature\":21.53,\"humidity\":45.2,\"pressure\":1013.25");

    public void Join(int milliseconds)
    {
        for (int left = HasWifi ? 2500 : milliseconds; left > 0; left -= 500)
        {
            PassInUpload(500);
        }

        IsUp = HasWifi;
        _setAt = IsUp && HasTimeServer ? Clock.Uptime + 200 + _random.Next(5000) : long.MaxValue;
    }

    public void Leave() => IsUp = false;

    public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);

    public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
    {
        Requests++;
        if (Failure is HttpFailure.NoConnection)
        {
            PassInUpload(3000);
            reply.Failure = Failure;
            return;
        }

        PassInUpload(60);
        if (Status != 0)
        {
            reply.Status = Status;
            return;
        }

        switch (path)
        {
            case "/devices/login":
                Logins++;
                reply.Status = 200;
                reply.Body.Take(s_login, s_login.Length);
                break;
            case "/devices/data":
                Got(Read(body.AsSpan(0, length)));
                reply.Status = 201;
                reply.Failure = Failure;
                break;
            default:
                reply.Status = 201;
                break;
        }
    }

    public void Abort()
    {
    }

    private static ModelReading Read(ReadOnlySpan<byte> body)
    {
        int time = body.IndexOf("\"time\":\""u8);
        DateTime? taken = time < 0 ? null : DateTime.ParseExact(
            Encoding.ASCII.GetString(body.Slice(time + 8, 24)),
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        return new ModelReading(Number(body, "\"sequence\":"u8), (int)Number(body, "\"n\":"u8), taken);
    }

    private static long Number(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) =>
        Utf8Parser.TryParse(body[(body.IndexOf(name) + name.Length)..], out long number, out _) ? number : -1;

    private void Boot(WakeCause cause, int stayAwakeSeconds)
    {
        IsUp = false;
        _setAt = long.MaxValue;
        SetAt = cause == WakeCause.ColdBoot && !Clock.IsValid ? null : SetAt;
        _state = new StateRecord(_flash, this);
        cause = _state.IsAsleep ? cause : WakeCause.ColdBoot;
        _boots = new BootRecord(_state, this, cause != WakeCause.ColdBoot);
        _state.Sleeps = true;
        _slow = new SlowClock(Clock, _state, SleepPlan.PatienceOf(_uploadSeconds));
        _plan = new SleepPlan(_state, _slow, cause, 123_456, _period, _uploadEvery, _uploadSeconds, stayAwakeSeconds);
        Journal = new Journal(_flash, _state, _slow, this, Journal.MaximumKilobytes, _plan.FlushSeconds(10));
        _uplink = new Uplink(Journal, new NubisonClient(this, _account), _state, this, Clock, this, this, false, 0);
        _uplink.KeepToken(new TokenFile(_flash, _account));
        WasLookingOnly = _plan.IsLookingOnly;
    }

    private void Measure()
    {
        if (Battery > 0)
        {
            _plan.SeeBattery(Battery, 3500, 3200);
        }

        if (!_plan.IsLookingOnly)
        {
            Taken.Add(new ModelTaken(Clock.Now, SetAt, Math.Abs(((double)_slow.Rate / SlowClock.Unit) - (1 / (1 + Clock.Drift))) < RateTolerance));
            Journal.Append(this, Clock.Uptime);
        }
    }

    private long Rest()
    {
        long milliseconds = _plan.Sleep(_uplink.Counters.Delivered > 0, Journal.WaitingCount);
        return _boots.Sleep(Journal.Sleep() && _plan.IsQuiet) ? milliseconds : 0;
    }

    private long TryStep()
    {
        try
        {
            return Clock.Uptime + Math.Min(1000, _uplink.Step());
        }
        catch (OperationCanceledException)
        {
            // On a board the thread that hangs is left behind.
            return long.MaxValue;
        }
    }

    private void PassInUpload(long milliseconds)
    {
        Pass(milliseconds);
        if (_plan.MaySleep(true, 1))
        {
            throw new OperationCanceledException();
        }
    }

    private void Pass(long milliseconds)
    {
        Clock.Advance(milliseconds);
        if (Clock.Uptime >= _setAt)
        {
            _setAt = long.MaxValue;
            SetAt = (Clock.Now - Clock.UtcNow).Duration() < s_seen ? SetAt : Clock.Now;
            Clock.Set();
        }
    }
}
