using System.Text.RegularExpressions;

namespace Host.Tests.Tool.Fleet;

/// <summary>Many boards are put into service from one table.</summary>
[TestClass]
public sealed class FleetTests
{
    private static readonly string[] Steps = ["chip", "runtime", "flash", "deploy", "provision", "start"];

    [TestMethod]
    public void A_board_goes_from_its_box_to_its_first_reading()
    {
        using FleetBench bench = new(rows: 1);

        Assert.AreEqual(0, bench.Run("--verify-online"), bench.Error);

        Assert.AreEqual(
            "Next board: 1 of 1 to go\nok      row 2 A2 (24:0A:C4:00:00:01 on COM1, 105 s)\n1 of 1 boards are done\n",
            bench.Output);
        Assert.AreEqual("", bench.Error);
        CollectionAssert.AreEqual(new[] { "chip", "runtime", "runtime", "flash", "runtime", "deploy", "provision", "open", "start" }, bench.Steps.Select(step => step.Split(' ')[^1]).ToArray());
    }

    [TestMethod]
    public void Labels_have_what_tells_a_board_from_the_others_and_no_secret()
    {
        using FleetBench bench = new(rows: 2);
        File.WriteAllText(bench.PathOf("devices.csv"), "platform.deviceIdentifier,platform.deviceName\nA${row},\nA${row},Fish & <chips>\n");

        Assert.AreEqual(0, bench.Run("--labels", "labels.html"), bench.Error);

        string page = File.ReadAllText(bench.PathOf("labels.html"));
        string[] labels = [.. Regex.Matches(page, "<section>.*?</section>", RegexOptions.Singleline).Select(label => label.Value)];
        Assert.HasCount(2, labels);
        StringAssert.Contains(labels[0], "</svg><div><p>Greenhouse 1</p><p>A2</p><p>24:0A:C4:00:00:01</p>");
        StringAssert.Contains(labels[1], "</svg><div><p>Fish &amp; &lt;chips&gt;</p><p>A3</p><p>24:0A:C4:00:00:02</p>");
        Assert.AreNotEqual(labels[0].Split("</svg>")[0], labels[1].Split("</svg>")[0], "each code is its device key's");
        Assert.IsFalse(page.Contains(FleetBench.Secret, StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void A_board_whose_port_has_another_name_after_each_restart_is_followed(int sockets)
    {
        using FleetBench bench = new(rows: 10, i => new BenchBoard { Mac = FleetBench.MacOf(i), HasOwnUsb = true }) { Sockets = sockets };

        Assert.AreEqual(0, bench.Run("--parallel", $"{sockets}"), bench.Error);

        bench.AssertEachRowIsOneBoard(10);
        Assert.IsFalse(bench.Output.Contains("FAILED", StringComparison.Ordinal) || bench.Output.Contains("refused", StringComparison.Ordinal), bench.Output + string.Join('\n', bench.Steps));
    }

    [TestMethod]
    public void A_board_that_is_plugged_in_for_one_that_was_pulled_out_as_it_started_has_its_turn()
    {
        using FleetBench bench = new(rows: 1, i => new BenchBoard { Mac = FleetBench.MacOf(i), HasOwnUsb = true, UnpluggedIn = "start" });
        File.WriteAllText(bench.PathOf("devices.csv"), "platform.deviceIdentifier\nA${row}\nA${row}\n");
        BenchBoard second = new() { Mac = FleetBench.MacOf(2) };
        bench.Bench.Boards.Add(second);
        Action<BenchBoard, string> before = bench.Bench.Before;
        bool isPulled = false;
        bench.Bench.Before = (board, step) =>
        {
            before(board, step);
            if (step == "start" && !isPulled)
            {
                isPulled = true;
                bench.Bench.Plug(second);
            }
        };

        Assert.AreEqual(0, bench.Run(), bench.Error);

        StringAssert.Matches(bench.Output, new Regex("FAILED +row 2 [^\n]*: start: it was unplugged\n.*ok +row 3 .*ok +row 2 ", RegexOptions.Singleline));
        bench.AssertEachRowIsOneBoard(2);
    }

    /// <summary>Five hundred boards, of which many fail at a step, are unplugged half way, come twice, or change their port's name at each restart.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void Five_hundred_boards_are_each_one_row_whatever_happens_to_them(int sockets)
    {
        const int Rows = 500;
        HashSet<string> twice = [];
        using FleetBench bench = new(Rows, i => new BenchBoard
        {
            Mac = FleetBench.MacOf(i),
            HasOwnUsb = i % 7 == 0,
            Runtime = i % 5 == 0 ? BenchBoard.RightRuntime : i % 5 == 1 ? "1.16.0.0" : null,
            Failures = i % 3 == 0 ? new() { [Steps[i / 3 % Steps.Length]] = 1 + (i % 4) } : [],
            UnpluggedIn = i % 11 == 0 ? Steps[i / 11 % Steps.Length] : null,
        });
        bench.Sockets = sockets;
        bench.Judge = (board, line) => line.StartsWith("FAILED", StringComparison.Ordinal) || (line.StartsWith("ok", StringComparison.Ordinal) && bench.Bench.Boards.IndexOf(board) % 17 == 0 && twice.Add(board.Mac));

        Assert.AreEqual(0, bench.Run("--parallel", $"{sockets}"), bench.Error);

        bench.AssertEachRowIsOneBoard(Rows);
        Assert.IsGreaterThan(20, Regex.Count(bench.Output, "refused .* on COM[0-9]+: it is done already, as row [0-9]+\n"));
        foreach (BenchBoard board in bench.Bench.Boards.Where((board, i) => sockets == 1 && board.Failures.Count == 0 && (i + 1) % 11 != 0))
        {
            Assert.AreEqual(1, board.Provisioned, board.Mac);
        }
    }
}
