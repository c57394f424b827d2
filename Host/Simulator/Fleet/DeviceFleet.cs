using Host.Board;
using Host.Pages;
using Host.Simulator.Device;
using Host.World;

namespace Host.Simulator.Fleet;

/// <summary>Many devices in one process, each with a flash, a device key and surroundings of its own.</summary>
internal sealed class DeviceFleet : IDisposable
{
    /// <summary>How many seconds the plot shows.</summary>
    private const int Plotted = 600;

    /// <summary>Over how many seconds the rate that is shown is taken.</summary>
    private const int RateSeconds = 10;

    /// <summary>Nobody looks at the weather of hundreds of boards ten times a second, and it would take a core.</summary>
    private static readonly TimeSpan WeatherStep = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<int> _requests = [];
    private long _requestsBefore;

    public List<SimulatedDevice> Devices { get; } = [];

    /// <summary>Gets the platform's own page; null if there is none.</summary>
    public string? PlatformPage { get; set; }

    public Counts Counts => Devices.Aggregate(Counts.None, (sum, device) => sum.With(device.Counts));

    /// <summary>Gets how many threads of devices an exception has ended.</summary>
    public int Failures => Devices.Sum(device => device.Board.Failures.Count);

    /// <summary>Gets how many requests were made in each second.</summary>
    public IReadOnlyList<int> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Gets the requests a second, lately.</summary>
    public double Rate => Requests.TakeLast(RateSeconds).DefaultIfEmpty().Average();

    /// <summary>Gets the requests a second of the last ten minutes.</summary>
    public PlotLine Plot
    {
        get
        {
            IReadOnlyList<int> requests = Requests;
            DateTimeOffset now = DateTimeOffset.UtcNow;
            return new PlotLine("requests a second", [.. requests.Select((count, index) => new PlotPoint(now.AddSeconds(index - requests.Count), count)).TakeLast(Plotted)]);
        }
    }

    /// <summary>Adds a device, without power.</summary>
    public void Add(string key, VirtualBoard board, DeviceFiles files)
    {
        Surroundings world = new(board.Time, Surroundings.DefaultSeed + Devices.Count, TimeSpan.FromDays(1), WeatherStep);
        Devices.Add(new SimulatedDevice(key, board, files.Root!, world: world));
    }

    /// <summary>Gets the devices with the most readings that wait, the most first.</summary>
    public IReadOnlyList<(SimulatedDevice Device, Counts Counts)> Slowest(int count) =>
        [.. Devices.Select(device => (Device: device, device.Counts)).OrderByDescending(one => one.Counts.Waiting).Take(count)];

    /// <summary>Takes in what happened in the last second.</summary>
    public void Look()
    {
        long requests = Counts.Requests;

        lock (_lock)
        {
            _requests.Add((int)(requests - _requestsBefore));
            _requestsBefore = requests;
        }
    }

    public void Dispose()
    {
        foreach (SimulatedDevice device in Devices)
        {
            device.Dispose();
            device.Board.Dispose();
        }
    }
}
