using System.Text.RegularExpressions;
using Host.Tests.Tool;
using Host.Tool;
using Host.Tool.Boards;
using Host.Tool.CommandLine;
using Host.Tool.Flasher;

namespace Host.Tests.Documents;

/// <summary>What the documents say of boards, commands and the LED is what the code does.</summary>
[TestClass]
public sealed class DocumentTests
{
    private static readonly string[] Documents = [.. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(file => Path.GetFileName(file)!)];

    [TestMethod]
    [DataRow("Sensors/I2c/Tmp117.cs")]
    public void A_file_that_a_page_shows_is_as_it_is(string file) =>
        Assert.Contains(File.ReadAllText(Repository.PathOf(file)), File.ReadAllText(Repository.PathOf("docs/adding-a-sensor.md")));

    /// <summary>The page shows how a sensor came in, so each of its lines is in the file it names.</summary>
    [TestMethod]
    public void Each_block_of_code_in_adding_a_sensor_is_in_the_tree()
    {
        string[] tree =
        [
            .. new[] { "Sensors", "Tests", "Host", "docs" }
                .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
                .Where(file => Path.GetExtension(file) is ".cs" or ".nfproj" or ".json" or ".md")
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) != "adding-a-sensor.md")
                .Select(file => Trimmed(File.ReadAllText(file))),
        ];
        string[] blocks = [.. Regex.Matches(Text("adding-a-sensor.md"), @"```(?:csharp|xml|json|markdown)\n(.*?)```", RegexOptions.Singleline).Select(block => Trimmed(block.Groups[1].Value))];

        Assert.IsGreaterThan(10, blocks.Length);
        foreach (string block in blocks)
        {
            Assert.IsTrue(tree.Any(text => text.Contains(block, StringComparison.Ordinal)), $"nowhere in the tree:\n{block}");
        }

        static string Trimmed(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));
    }

    [TestMethod]
    public void Boards_lists_the_boards_that_flash_knows()
    {
        string[] rows = [.. Rows("boards.md", 4).Where(cells => cells[1].StartsWith("`ESP32", StringComparison.Ordinal)).Select(cells => $"{cells[0]} {cells[1]} {cells[3]}")];

        CollectionAssert.AreEqual(BoardKind.All.Select(board => $"`{board.Name}` `{board.Target}` {board.Summary}").ToArray(), rows);
    }

    [TestMethod]
    public void Boards_lists_how_the_flash_is_divided()
    {
        string[] rows = [.. Rows("boards.md", 5).Where(cells => cells[1].EndsWith(" MB", StringComparison.Ordinal)).Select(cells => string.Join(' ', cells))];

        string[] expected =
        [
            .. new[] { EspChip.Esp32, EspChip.S2, EspChip.S3, EspChip.C3, EspChip.C6 }.SelectMany(chip => chip.Partitions.Select(layout =>
                $"{chip.Name} {layout.Megabytes} MB {layout.DeploySize / 1024} kB 0x{layout.DeployAddress:X} {layout.FilesSize / 1024} kB")),
        ];
        CollectionAssert.AreEqual(expected, rows);
    }

    [TestMethod]
    public void Boards_lists_the_native_code_that_the_tool_asks_for()
    {
        string[] rows = [.. Rows("boards.md", 3).Where(cells => cells[2].StartsWith("0x", StringComparison.Ordinal)).Select(cells => string.Join(' ', cells))];

        CollectionAssert.AreEqual(BoardRuntime.Needed.Select(native => $"`{native.Name}` {native.Version} 0x{native.Checksum:X8}").ToArray(), rows);
    }

    [TestMethod]
    public void Boards_lists_the_pins_that_the_settings_take()
    {
        Dictionary<string, string[]> rows = Rows("boards.md", 5).Where(cells => cells[0] != "Chip").GroupBy(cells => cells[0]).ToDictionary(group => group.Key, group => group.First()[1..]);
        string[] chips = Firmware.Settings.PinTable.Chips;
        CollectionAssert.AreEqual(chips, rows["`board.chip`"].Select(cell => cell.Trim('`')).ToArray());
        for (int i = 0; i < chips.Length; i++)
        {
            Firmware.Settings.PinTable pins = new(chips[i]);
            Assert.AreEqual(pins.DefaultLed < 0 ? "none" : $"{pins.DefaultLed}", rows["LED by default"][i]);
            Assert.AreEqual($"{pins.DefaultButton}", rows["Button by default (BOOT)"][i]);
            Assert.AreEqual($"{pins.DefaultData}, {pins.DefaultClock}", rows["I2C by default: data, clock"][i]);
            int[] flash = Numbers(rows["Flash, never free"][i]);
            int[] strapping = Numbers(rows["Strapping pins, with care"][i]);
            int[] inputs = Numbers(rows["Inputs only, without pulls"][i]);
            for (int pin = 0; pin <= 48; pin++)
            {
                Assert.AreEqual(flash.Contains(pin), pins.Take(pin, false, "x")?.Contains("flash", StringComparison.Ordinal) == true, $"{chips[i]} {pin} flash");
                Assert.AreEqual(strapping.Contains(pin), pins.IsStrapping(pin), $"{chips[i]} {pin} strapping");
                Assert.AreEqual(inputs.Contains(pin), new Firmware.Settings.PinTable(chips[i]).Take(pin, true, "x")?.Contains("input", StringComparison.Ordinal) == true, $"{chips[i]} {pin} input");
            }
        }
    }

    [TestMethod]
    public void Getting_started_lists_every_blink()
    {
        string[][] rows = [.. Rows("getting-started.md", 3).Where(cells => Regex.IsMatch(cells[0], @"^blinks \d"))];

        CollectionAssert.AreEqual(Enumerable.Range(1, 7).Select(count => count == 1 ? "blinks 1 time" : $"blinks {count} times").ToArray(), rows.Select(cells => cells[0]).ToArray());
        foreach (Nubison.Connection.Stage stage in Enum.GetValues<Nubison.Connection.Stage>())
        {
            int blinks = Firmware.Board.BlinkPattern.For(stage, 1);
            Assert.IsTrue(blinks is Firmware.Board.BlinkPattern.Busy or (>= 1 and <= 7), $"{stage}: {blinks}");
        }
    }

    [TestMethod]
    public void Every_command_in_the_documents_is_one_that_nubison_takes()
    {
        int count = 0;
        foreach (string document in Documents.Append("../README.md"))
        {
            foreach (Match line in Regex.Matches(Text(document), @"(?:dotnet run --project Host/Tool --|`nubison) ([^`\n]+)"))
            {
                string[] arguments = line.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                bool isWhole = line.Value.StartsWith("dotnet", StringComparison.Ordinal); // A mention in a sentence may leave something out.
                IEnumerable<string> errors = NubisonCommand.Create(new ToolHost()).Parse(arguments).Errors.Select(error => error.Message).Where(error => isWhole || !error.Contains("required", StringComparison.OrdinalIgnoreCase));
                Assert.AreEqual("", string.Join("; ", errors), $"{document}: {line.Value}");
                count++;
            }
        }

        Assert.IsTrue(count > 10, $"{count} commands found");
    }

    [TestMethod]
    public void The_documents_install_the_nanoff_that_the_tool_was_made_for()
    {
        foreach (string document in Documents.Append("../README.md"))
        {
            foreach (Match line in Regex.Matches(Text(document), "nanoff --version (.+?)[`\n]"))
            {
                Assert.AreEqual($"{Nanoff.Version} --allow-roll-forward", line.Groups[1].Value, document);
            }
        }

        StringAssert.Contains(Text("getting-started.md"), $"{Nanoff.Install}\n");
    }

    [TestMethod]
    public async Task Getting_started_can_be_followed_without_a_board()
    {
        using ToolRun run = new() { Nanoff = null };
        run.Write("nubison.json", File.ReadAllText(Repository.PathOf("docs/nubison.template.json")).Replace("YOUR-", "my-", StringComparison.Ordinal));
        await using Host.Platform.NubisonPlatform platform = await Host.Platform.NubisonPlatform.StartAsync();
        run.Write("ca.pem", platform.CaCertificatePem);
        run.Write("devices.csv", Regex.Match(Text("getting-started.md"), @"^```\n(platform\..*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value);
        FirmwareBuild.WriteTo(run, "build");
        Assert.AreEqual(0, await run.RunAsync("image", "--from", "build"), run.Error);
        int steps = 0;
        foreach (Match line in Regex.Matches(Text("getting-started.md"), @"^dotnet run --project Host/Tool -- (.+)$", RegexOptions.Multiline))
        {
            string[] arguments = line.Groups[1].Value.Split(' ');
            if (arguments[0] is "flash" or "provision" or "deploy")
            {
                Assert.AreEqual(0, await run.RunAsync([.. arguments.Except(["--dry-run"]), "--dry-run"]), $"{line.Value}: {run.Error}");
                steps++;
            }
            else if (arguments[0] == "check")
            {
                Assert.AreEqual(0, await run.RunAsync(arguments), $"{line.Value}: {run.Error}");
                steps++;
            }
        }

        Assert.AreEqual(6, steps);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    public void Sensors_has_a_row_and_a_section_for_each_kind()
    {
        string[] lines = Text("sensors.md").Split('\n');

        foreach (string kind in SettingsDocument.Kinds)
        {
            Assert.IsTrue(lines.Any(line => line.StartsWith($"| [`{kind}`](#", StringComparison.Ordinal)), $"no row: {kind}");
            Assert.IsTrue(lines.Any(line => line.StartsWith("### ", StringComparison.Ordinal) && line.Split(' ').Contains(kind)), $"no section: {kind}");
        }
    }

    [TestMethod]
    public void Every_link_leads_somewhere()
    {
        foreach (string document in Documents)
        {
            foreach (Match link in Regex.Matches(Text(document), @"\]\(([^)#]*)(#[^)]+)?\)"))
            {
                (string file, string anchor) = (link.Groups[1].Value, link.Groups[2].Value);
                if (file.StartsWith("http", StringComparison.Ordinal))
                {
                    continue;
                }

                string path = file.Length == 0 ? Repository.PathOf($"docs/{document}") : Repository.PathOf($"docs/{file}");
                Assert.IsTrue(File.Exists(path), $"{document}: {link.Value}");
                if (anchor.Length > 0)
                {
                    CollectionAssert.Contains(Anchors(File.ReadAllText(path)), anchor, $"{document}: {link.Value}");
                }
            }
        }
    }

    private static string Text(string document) => File.ReadAllText(Repository.PathOf($"docs/{document}")).ReplaceLineEndings("\n");

    private static string[] Anchors(string text) =>
        [.. Regex.Matches(text, "^#+ (.+?)\r?$", RegexOptions.Multiline).Select(heading => "#" + Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), "[^a-z0-9 -]", "").Replace(' ', '-'))];

    private static IEnumerable<string[]> Rows(string document, int columns) => Text(document).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '*')).ToArray())
        .Where(cells => cells.Length == columns);

    private static int[] Numbers(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part =>
        {
            int[] ends = [.. part.Split(" to ").Select(int.Parse)];
            return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
        })];
}
