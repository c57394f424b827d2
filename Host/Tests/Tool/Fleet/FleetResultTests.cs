using Host.Tool;
using Host.Tool.Fleet;
using Host.Tool.Settings;

namespace Host.Tests.Tool.Fleet;

/// <summary>What the results mean, whenever the run before was ended.</summary>
[TestClass]
public sealed class FleetResultTests
{
    private const string X = "24:0A:C4:00:00:0A";
    private const string Y = "24:0A:C4:00:00:0B";

    [TestMethod]
    [DataRow("", X, "2")]
    [DataRow("2 X started", X, "2")]
    [DataRow("2 X started", Y, "3")]
    [DataRow("2 X started|2 X failed: start: it says nothing", Y, "3")]
    [DataRow("2 X failed: flash: no", Y, "2")]
    [DataRow("2 X started|2 X done", X, "it is done already, as row 2")]
    [DataRow("2 X started|2 X done", Y, "3")]
    [DataRow("2 X done|3 Y done", "24:0A:C4:00:00:0C", "4")]
    [DataRow("2 X done|2 - redo", X, "2")]
    [DataRow("2 X done|2 - redo", Y, "2")]
    [DataRow("2 X done|3 Y done|3 - redo|2 - redo", Y, "3")]
    [DataRow("2 X started|2 - redo|2 Y started", X, "3")]
    [DataRow("", "24:0A:C4:00:00:05", "5")]
    [DataRow("3 5 done", "24:0A:C4:00:00:05", "it is row 3's already, in the table it is row 5's; --redo 3 takes it from there")]
    [DataRow("5 X started", "24:0A:C4:00:00:05", "its row 5 is 24:0A:C4:00:00:0A's already; --redo 5 takes it from there")]
    [DataRow("2 X done|3 Y done|4 Z done", "24:0A:C4:00:00:0D", "no row is left for it")]
    public void A_board_has_one_row(string results, string mac, string expected)
    {
        FleetState state = new(results.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Result));

        (FleetRow? row, string reason) = state.Choose(mac, Rows(), _ => false);

        Assert.AreEqual(expected, row is null ? reason : $"{row.Number}");
    }

    [TestMethod]
    public void A_row_that_another_board_is_being_given_is_passed_over() =>
        Assert.AreEqual(4, new FleetState([]).Choose(X, Rows(), row => row < 4).Row!.Number);

    [TestMethod]
    public void A_table_whose_rows_have_moved_is_refused()
    {
        FleetState state = new([Result("2 X done") with { Identifier = "A9" }]);

        Assert.AreEqual(
            "--results: row 2 was \"A9\" and is \"A2\" now; go on with the table as it was, or begin another file of results",
            Assert.ThrowsExactly<ToolException>(() => state.Check(Rows())).Message);
        Assert.AreEqual(
            "--results: row 9 was \"A9\" and is no longer there; go on with the table as it was, or begin another file of results",
            Assert.ThrowsExactly<ToolException>(() => new FleetState([Result("9 X done")]).Check(Rows())).Message);
    }

    /// <summary>Whatever byte a kill or a power cut leaves as the last one, the lines before it count, and the next ones follow them.</summary>
    [TestMethod]
    public void A_line_that_was_cut_off_counts_for_nothing()
    {
        using ToolRun run = new();
        string path = run.PathOf("results.csv");
        FleetResult[] all = [Result("2 X started"), Result("2 X failed: start: \"a, b\""), Result("2 X done")];
        using (ResultsFile file = new(path))
        {
            Array.ForEach(all, file.Append);
        }

        byte[] content = File.ReadAllBytes(path);
        for (int length = 0; length <= content.Length; length++)
        {
            File.WriteAllBytes(path, content[..length]);
            int whole = Math.Max(0, content[..length].Count(value => value == '\n') - 1);
            CollectionAssert.AreEqual(all[..whole], ResultsFile.Read(path).ToArray(), $"{length} bytes");
            using (ResultsFile file = new(path))
            {
                CollectionAssert.AreEqual(all[..whole], file.Results.ToArray(), $"{length} bytes");
                file.Append(all[^1]);
            }

            CollectionAssert.AreEqual(all[..whole].Append(all[^1]).ToArray(), ResultsFile.Read(path).ToArray(), $"{length} bytes");
        }
    }

    [TestMethod]
    [DataRow("name,secret\nA1,x\n", "--results: results.csv has other columns; is it a file of results, and unchanged?")]
    [DataRow("time,row,mac,chip,identifier,runtime,firmware,outcome,seconds\n2026-11-26 08:00:00,two,,,,,,done,1\n", "--results: results.csv:2 is not a result")]
    [DataRow("time,row,mac,chip,identifier,runtime,firmware,outcome,seconds\n2026-11-26 08:00:00,2,,,,,,done\n", "--results: results.csv:2 is not a result")]
    public void A_file_of_something_else_is_left_as_it_is(string content, string fault)
    {
        using ToolRun run = new();
        string path = run.Write("results.csv", content);

        Assert.AreEqual(fault, Assert.ThrowsExactly<ToolException>(() => new ResultsFile(path)).Message);
        Assert.AreEqual(content, File.ReadAllText(path));
    }

    [TestMethod]
    public void A_file_that_a_spreadsheet_program_has_saved_is_gone_on_with()
    {
        using ToolRun run = new();
        string path = run.Write("results.csv", "\uFEFFtime;row;mac;chip;identifier;runtime;firmware;outcome;seconds\r\n26.11.2026 08:00;2;24:0A:C4:00:00:0A;ESP32;A2;ESP32_REV3 1.17.0.339;1.2.0.0;done;1\r\n");
        using (ResultsFile file = new(path))
        {
            Assert.AreEqual(Result("2 X done") with { Time = default }, file.Results.Single());
            file.Append(Result("3 Y done"));
        }

        CollectionAssert.AreEqual(new[] { Result("2 X done") with { Time = default }, Result("3 Y done") }, ResultsFile.Read(path).ToArray());
    }

    [TestMethod]
    public void A_file_of_results_belongs_to_one_run_at_a_time()
    {
        using ToolRun run = new();
        using ResultsFile first = new(run.PathOf("results.csv"));

        StringAssert.Contains(Assert.ThrowsExactly<ToolException>(() => new ResultsFile(run.PathOf("results.csv"))).Message, "cannot be written; does another program have it?");
    }

    private static FleetRow[] Rows()
    {
        using ToolRun run = new();
        CheckedSettings template = CheckedSettings.Of(System.Text.Encoding.UTF8.GetBytes(SettingsText.With()));
        return
        [
            .. Enumerable.Range(2, 4).Select(number => FleetRow.Make(
                new ToolHost(), number, new Dictionary<string, string> { ["platform.deviceIdentifier"] = $"A{number}", ["mac"] = number == 5 ? "240AC4000005" : "" }.Where(cell => cell.Value.Length > 0), template, [])),
        ];
    }

    private static FleetResult Result(string text)
    {
        string[] parts = text.Split(' ', 3);
        string mac = parts[1] switch { "X" => X, "Y" => Y, "-" => "", string last => $"24:0A:C4:00:00:0{(last == "Z" ? "C" : last)}" };
        return new FleetResult(new DateTime(2026, 11, 26, 8, 0, 0), int.Parse(parts[0]), mac, "ESP32", $"A{parts[0]}", "ESP32_REV3 1.17.0.339", "1.2.0.0", parts[2], 1);
    }
}
