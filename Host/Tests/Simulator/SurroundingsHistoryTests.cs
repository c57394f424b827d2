using Host.Pages;
using Host.Simulator.Page;
using Host.World;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Simulator;

/// <summary>The plots of a board's surroundings are in the board's own time.</summary>
[TestClass]
public sealed class SurroundingsHistoryTests
{
    [TestMethod]
    public void A_plot_ends_now_also_if_the_board_is_hours_ahead_of_the_PC()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow.AddHours(12));
        using Surroundings world = new(time);
        using SurroundingsHistory history = new([world.Door], time);

        IReadOnlyList<PlotPoint> points = history.Plot(world.Door);

        Assert.AreEqual(time.GetUtcNow(), points[^1].Time);
    }
}
