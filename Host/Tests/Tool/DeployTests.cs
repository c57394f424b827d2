namespace Host.Tests.Tool;

[TestClass]
public sealed class DeployTests
{
    [TestMethod]
    public async Task Deploy_asks_the_board_for_its_runtime_and_then_writes_the_image()
    {
        using ToolRun run = await WithImageAsync("Firmware/bin/Release/Firmware.bin");
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());

        int status = await run.RunAsync("deploy", "--port", ToolRun.Port);

        Assert.AreEqual(0, status, run.Error);
        CollectionAssert.AreEqual(
            new[]
            {
                "--nanodevice --devicedetails --serialport COM7 --suppressnanoffversioncheck",
                $"--nanodevice --deploy --serialport COM7 --image {run.PathOf("Firmware/bin/Release/Firmware.bin")} --suppressnanoffversioncheck",
            },
            run.Calls.Select(call => call.Replace('\\', '/')).ToArray());
        StringAssert.Contains(run.Output, "Firmware 1.2.0.0 is on the board, in place of 1.1.0.0. Its log: nubison monitor --port COM7");
    }

    [TestMethod]
    public async Task The_image_of_a_release_can_be_named()
    {
        using ToolRun run = await WithImageAsync("downloads/Firmware.bin");
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());

        Assert.AreEqual(0, await run.RunAsync("deploy", "--port", ToolRun.Port, "--image", "downloads/Firmware.bin"), run.Error);
    }

    [TestMethod]
    public async Task Nothing_is_written_to_a_board_whose_runtime_does_not_fit()
    {
        using ToolRun run = await WithImageAsync("Firmware/bin/Release/Firmware.bin");
        run.Answer("--devicedetails", 0, RuntimeDetails.Text("100.2.0.12", 0x6DFA71D6));

        Assert.AreEqual(1, await run.RunAsync("deploy", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "the board's runtime 1.17.0.339 does not fit this image: System.Net: needs native code 0x8EFB9944, the runtime has 100.2.0.12 0x6DFA71D6; nothing was written: nubison flash");
        Assert.AreEqual(1, run.Calls.Length);
    }

    [TestMethod]
    public async Task A_runtime_that_lacks_a_library_is_named()
    {
        using ToolRun run = await WithImageAsync("Firmware/bin/Release/Firmware.bin");
        run.Answer("--devicedetails", 0, string.Join('\n', RuntimeDetails.Text().Split('\n').Where(line => !line.Contains("System.Net", StringComparison.Ordinal))));

        Assert.AreEqual(1, await run.RunAsync("deploy", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "System.Net: the runtime does not have it");
    }

    [TestMethod]
    public async Task A_board_that_names_no_runtime_is_told_so()
    {
        using ToolRun run = await WithImageAsync("Firmware/bin/Release/Firmware.bin");
        run.Answer("--devicedetails", 0, "DeviceInfo is not valid!\n");

        Assert.AreEqual(1, await run.RunAsync("deploy", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "the board does not say which runtime it has");
    }

    [TestMethod]
    public async Task Without_a_build_deploy_says_where_an_image_comes_from()
    {
        using ToolRun run = new();

        Assert.AreEqual(2, await run.RunAsync("deploy", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "there is no local build");
    }

    [TestMethod]
    public async Task A_dry_run_calls_nothing()
    {
        using ToolRun run = await WithImageAsync("Firmware/bin/Debug/Firmware.bin");

        Assert.AreEqual(0, await run.RunAsync("deploy", "--port", "COM99", "--dry-run"), run.Error);

        Assert.AreEqual(0, run.Calls.Length);
        StringAssert.Contains(run.Output, "nanoff --nanodevice --deploy --serialport COM99 --image ");
    }

    private static async Task<ToolRun> WithImageAsync(string file)
    {
        ToolRun run = new();
        FirmwareBuild.WriteTo(run, "build");
        run.Write(file, "");
        Assert.AreEqual(0, await run.RunAsync("image", "--from", "build", "--to", file), run.Error);
        return run;
    }
}
