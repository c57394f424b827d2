namespace Host.Tests.Tool.Fleet;

/// <summary>A run may be killed at any moment: nothing is lost, and nothing is done twice.</summary>
[TestClass]
public sealed class FleetKillTests
{
    private const int Boards = 1;

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(1, true)]
    public void Whenever_a_run_is_killed_the_next_one_goes_on_from_there(int sockets, bool hasOwnUsb)
    {
        bool isKilled = true;
        int moments = 0;
        for (; isKilled; moments++)
        {
            using FleetBench first = new(Boards, i => new BenchBoard { Mac = FleetBench.MacOf(i), HasOwnUsb = hasOwnUsb }) { Sockets = sockets, Life = moments };

            isKilled = first.Run("--parallel", $"{sockets}") is null;

            string[][] results = [.. first.Results.Skip(1).Select(line => line.Split(','))];
            foreach (BenchBoard board in first.Bench.Boards.Where(board => board.Settings is not null))
            {
                Assert.IsTrue(results.Any(cells => cells[2] == board.Mac && cells[7] == "started"), $"moment {moments}: {board.Mac} has settings, and nobody knows");
            }

            string[] done = [.. results.Where(cells => cells[7] == "done").Select(cells => cells[2])];
            using FleetBench second = new(first) { Sockets = sockets };
            Assert.AreEqual(0, second.Run("--parallel", $"{sockets}"), $"moment {moments}: {second.Error}");

            second.AssertEachRowIsOneBoard(Boards);
            Assert.IsFalse(second.Steps.Any(step => done.Any(mac => step.Contains($" {mac[^2..]} ") && !step.EndsWith("chip", StringComparison.Ordinal))), $"moment {moments}: a board that was done is left alone");
        }

        Assert.IsGreaterThan(100, moments);
    }
}
