namespace Host.Tests.Tool;

[TestClass]
public sealed class FlashTests
{
    [TestMethod]
    public async Task Flash_writes_the_runtime_of_the_board_and_checks_that_it_fits()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text(target: "ESP32_S3_OCTAL"));

        int status = await run.RunAsync("flash", "--port", ToolRun.Port, "--board", "esp32-s3", "--erase", "--baud", "115200", "--fwversion", "1.17.0.339");

        Assert.AreEqual(0, status, run.Error);
        CollectionAssert.AreEqual(
            new[]
            {
                "--update --platform esp32 --target ESP32_S3_OCTAL --serialport COM7 --fwversion 1.17.0.339 --masserase --baud 115200 --verbosity minimal --suppressnanoffversioncheck",
                "--nanodevice --devicedetails --serialport COM7 --suppressnanoffversioncheck",
            },
            run.Calls);
        StringAssert.Contains(run.Output, "ESP32_S3_OCTAL 1.17.0.339 is on the board and fits this firmware. Its application: Firmware 1.1.0.0.");
    }

    [TestMethod]
    public async Task Without_a_board_nanoff_looks_at_the_chip()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());

        Assert.AreEqual(0, await run.RunAsync("flash", "--port", ToolRun.Port), run.Error);

        StringAssert.StartsWith(run.Calls[0], "--update --platform esp32 --serialport COM7");
    }

    [TestMethod]
    public async Task A_runtime_with_other_native_code_is_named()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text("100.2.0.12", 0x6DFA71D6));

        int status = await run.RunAsync("flash", "--port", ToolRun.Port);

        Assert.AreEqual(1, status);
        StringAssert.Contains(run.Error, "runtime 1.17.0.339 does not fit this firmware: System.Net: needs native code 100.2.0.14 0x8EFB9944, the runtime has 100.2.0.12 0x6DFA71D6; choose another with --fwversion");
    }

    [TestMethod]
    public async Task A_board_that_does_not_answer_after_flashing_is_told_apart_from_a_failed_flash()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 2001, "Error E2001: Error occurred with listing nano devices. (Couldn't connect to specified nano device.)\n");

        int status = await run.RunAsync("flash", "--port", ToolRun.Port);

        Assert.AreEqual(1, status);
        StringAssert.StartsWith(run.Error, "nubison: the runtime is written, but the board does not answer yet; press its reset button");
        Assert.AreEqual(4, run.Calls.Length, "asked three times: it may still be starting");
    }

    [TestMethod]
    [DataRow("--board", "esp32-s3", "ESP32_S3_OCTAL 1.17.0.339 was asked for, but the board says that it has ESP32_REV3 1.17.0.339")]
    [DataRow("--fwversion", "1.17.0.300", "ESP32_REV3 1.17.0.300 was asked for, but the board says that it has ESP32_REV3 1.17.0.339")]
    public async Task A_board_that_has_another_runtime_afterwards_is_told(string option, string value, string fault)
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());

        Assert.AreEqual(1, await run.RunAsync("flash", "--port", ToolRun.Port, option, value));

        StringAssert.Contains(run.Error, fault);
    }

    [TestMethod]
    public async Task Without_the_internet_the_runtime_comes_from_an_archive()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());
        Directory.CreateDirectory(run.PathOf("runtimes"));

        Assert.AreEqual(0, await run.RunAsync("flash", "--port", ToolRun.Port, "--archive", "runtimes"), run.Error);
        Assert.AreEqual(2, await run.RunAsync("flash", "--port", ToolRun.Port, "--archive", "none"));

        StringAssert.Contains(run.Calls[0], $" --fromarchive --archivepath {run.PathOf("runtimes")} ");
        StringAssert.StartsWith(run.Error, $"nubison: --archive: there is no folder {run.PathOf("none")}; nanoff --updatearchive");
    }

    [TestMethod]
    public async Task Every_board_has_its_runtime()
    {
        foreach (Host.Tool.Boards.BoardKind board in Host.Tool.Boards.BoardKind.All)
        {
            using ToolRun run = new();
            Assert.AreEqual(0, await run.RunAsync("flash", "--port", ToolRun.Port, "--board", board.Name, "--dry-run"), run.Error);
            StringAssert.StartsWith(run.Output, $"nanoff --update --platform esp32 --target {board.Target} --serialport COM7");
        }
    }
}
