using System.Buffers.Text;
using System.Text;
using Firmware.Sampling;
using Nubison.Connection;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.State;
using Nubison.Time;
using Sensors;
using Sensors.Sampling;

namespace Host.Models;

/// <summary>
/// A device of a model fleet: the device's own sampling loop, journal and uplink, without threads, on the fleet's clock. Its
/// board, network and way to the platform are here.
/// </summary>
internal sealed class ModelNode : NoHardware, IClock, IRandom, ILog, INetworkLink, IHttpTransport
{
    private readonly ModelFleet _fleet;
    private readonly Random _random;
    private readonly Journal _journal;
    private readonly Uplink _uplink;
    private readonly SamplingLoop _loop;
    private readonly Sampler _sampler;
    private readonly long _bootedAt;
    private readonly long _joinedAt;
    private long _samplingDue;
    private long _uplinkDue;
    private long _busyUntil;
    private long _last;

    /// <summary>Gives a device power.</summary>
    public ModelNode(ModelFleet fleet, int number, int seed)
    {
        _fleet = fleet;
        _random = new Random(seed);
        _bootedAt = fleet.Now;
        _joinedAt = fleet.Now + 2000 + Next(3000);
        _samplingDue = _uplinkDue = fleet.Now;
        PlatformAccount account = new("http://p", "PRD01", $"B{number:D6}", "client", "secret", $"Device {number}", "ENV-1");
        ModelFlash flash = new();
        StateRecord state = new(flash, this);
        if (fleet.IsRegistered)
        {
            state.Registration = account.Registration;
        }

        _journal = new Journal(flash, state, this, this, Journal.MaximumKilobytes, 10);
        _uplink = new Uplink(_journal, new NubisonClient(this, account), state, this, this, this, this, false, fleet.Period);
        _uplink.Spread();
        _loop = new SamplingLoop(_journal, _uplink, this, false);
        SensorSet sensors = new(fleet.Period / 1000);
        sensors.Add("model", new ModelSensor(), new SensorOptions());
        byte[] key = Encoding.UTF8.GetBytes(account.DeviceKey);
        _sampler = new Sampler(sensors, this, _loop, Crc32.Compute(key, 0, key.Length));
    }

    /// <summary>Gets when there is something to do next, in milliseconds of the fleet.</summary>
    public long Due => Math.Min(_samplingDue, _uplinkDue);

    public long Waiting => _journal.WaitingCount;

    /// <summary>Gets how many readings it has taken.</summary>
    public long Taken => _journal.AppendedCount;

    /// <summary>Gets how many readings the platform has.</summary>
    public long Arrived { get; private set; }

    public override long Uptime => _fleet.Now - _bootedAt;

    public bool IsValid => true;

    public DateTime UtcNow => new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc).AddMilliseconds(_fleet.Now);

    public bool IsUp => _fleet.Now >= _joinedAt && _fleet.HasWifi;

    public void Step()
    {
        if (_fleet.Now >= _samplingDue)
        {
            long taken = Taken;
            _loop.Step(_sampler);

            // Flash, which the loop would look after each second, can wait a little longer here.
            _samplingDue = _fleet.Now + Math.Min(_sampler.MillisecondsToNext(), Waiting == 0 ? int.MaxValue : 10_000);
            _uplinkDue = Taken > taken ? Math.Max(_fleet.Now, _busyUntil) : _uplinkDue;
        }

        if (_fleet.Now >= _uplinkDue)
        {
            _uplinkDue = _fleet.Now + _uplink.Step();
            _uplinkDue = Math.Max(_uplinkDue, _busyUntil);
        }
    }

    public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);

    public void Write(string topic, string text)
    {
    }

    public void Join(int milliseconds)
    {
    }

    public void Leave()
    {
    }

    public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
    {
        _busyUntil = _fleet.Now + 50 + Next(200);
        _fleet.Bytes += length;
        ReadOnlySpan<byte> sent = body.AsSpan(0, length);

        if (!_fleet.Take(path, path == "/devices/login" ? 0 : Number(sent, "\"accessToken\":\"t"u8), reply) || path != "/devices/data")
        {
            return;
        }

        long number = Number(sent, "\"sequence\":"u8);

        if (number != _last + 1)
        {
            throw new InvalidOperationException($"reading {number} came after {_last}");
        }

        _last = number;
        Arrived++;
    }

    public void Abort()
    {
    }

    private static long Number(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) =>
        Utf8Parser.TryParse(body[(body.IndexOf(name) + name.Length)..], out long number, out _) ? number : -1;
}
