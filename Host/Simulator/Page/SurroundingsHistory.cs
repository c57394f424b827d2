using Host.Pages;
using Host.World;

namespace Host.Simulator.Page;

/// <summary>How quantities were in the last ten minutes, which for a board that sleeps can be hours.</summary>
internal sealed class SurroundingsHistory : IDisposable
{
    private const int Length = 1200;
    private const int Plotted = 120;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Dictionary<Quantity, Queue<PlotPoint>> _points;
    private readonly Timer _timer;

    public SurroundingsHistory(IEnumerable<Quantity> quantities, TimeProvider time)
    {
        _time = time;
        _points = quantities.ToDictionary(quantity => quantity, _ => new Queue<PlotPoint>());
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, Period);
    }

    /// <summary>Gets a quantity over time up to now, as few points as a plot needs.</summary>
    public IReadOnlyList<PlotPoint> Plot(Quantity quantity)
    {
        lock (_lock)
        {
            PlotPoint[] points = [.. _points[quantity]];
            int step = 1 + (points.Length / Plotted);
            return [.. points.Where((_, index) => (points.Length - 1 - index) % step == 0), new PlotPoint(_time.GetUtcNow(), quantity.Value)];
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_lock)
        {
            foreach ((Quantity quantity, Queue<PlotPoint> points) in _points)
            {
                points.Enqueue(new PlotPoint(_time.GetUtcNow(), quantity.Value));

                if (points.Count > Length)
                {
                    points.Dequeue();
                }
            }
        }
    }
}
