using System.Diagnostics;
using System.Globalization;

namespace Host.Tests.Tool;

[TestClass]
public sealed class NanoffTests
{
    [TestMethod]
    [DataRow(2000, "Error E2000: Error connecting to nano device.\n", "nubison: nanoff E2000: no nanoFramework answers on that port")]
    [DataRow(4000, "Error E4000: Error executing ESP32 serial command. (Can't read flash size from device)\n", "the chip's boot loader does not answer; hold the BOOT button while nanoff connects, try another cable, or --baud 115200 (Can't read flash size from device)")]
    [DataRow(4000, "Connecting...\nError E4000: Error executing ESP32 serial command. (Serial port read failed.\n  Access is denied\n  (COM7))\n", "or --baud 115200 (Serial port read failed. Access is denied (COM7))")]
    [DataRow(4000, "esptool.py v4.8\nA fatal error occurred: Failed to connect to ESP32: No serial data received.\nFor troubleshooting steps visit a page\nE4000\n", "(A fatal error occurred: Failed to connect to ESP32: No serial data received.)")]
    [DataRow(4000, "\nE4000\n", "nanoff E4000: the chip's boot loader does not answer")]
    [DataRow(4005, "", "nanoff E4005: the port cannot be opened")]
    [DataRow(6000, "", "nanoff E6000: the port cannot be opened; close other programs that use it (on Linux your user must be in the group dialout)")]
    [DataRow(6002, "Error E6002: Couldn't access serial device. Another (nanoFramework) application has exclusive access to the device.\n", "another nanoFramework program has the port")]
    [DataRow(9005, "E9005\n", "there is no runtime of that name or version")]
    [DataRow(9007, "", "the runtime could not be downloaded")]
    [DataRow(4001, "", "there is no runtime for the size of this flash")]
    [DataRow(8000, "Error E8000: Error executing J-Link CLI command. (strange)\n", "nubison: nanoff E8000 (strange)")]
    [DataRow(77, "", "nubison: nanoff ended with status 77")]
    [DataRow(0, "\nNo operation was performed with the options supplied.\n", "nanoff did nothing")]
    public async Task What_nanoff_fails_with_becomes_one_line(int status, string output, string expected)
    {
        using ToolRun run = new();
        run.Answer("--update", status, output);

        int end = await run.RunAsync("flash", "--port", ToolRun.Port);

        Assert.AreEqual(1, end);
        StringAssert.Contains(run.Error, expected);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
        Assert.AreEqual(1, run.Calls.Length, "nothing is tried after a failure");
    }

    [TestMethod]
    public async Task A_missing_nanoff_says_how_to_install_it()
    {
        using ToolRun run = new() { Nanoff = null };

        int status = await run.RunAsync("flash", "--port", ToolRun.Port);

        Assert.AreEqual(1, status);
        Assert.AreEqual("nubison: nanoff is not installed: dotnet tool install --global nanoff --version 2.5.162 --allow-roll-forward\n", run.Error);
    }

    [TestMethod]
    public async Task A_nanoff_that_cannot_be_started_is_told_in_one_line()
    {
        using ToolRun run = new();
        run.Nanoff = run.Write("nanoff.txt", "no program");

        int status = await run.RunAsync("flash", "--port", ToolRun.Port);

        Assert.AreEqual(1, status);
        StringAssert.StartsWith(run.Error, "nubison: nanoff: ");
        StringAssert.Contains(run.Error, "nanoff.txt");
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
    }

    [TestMethod]
    public async Task A_nanoff_that_misses_its_runtime_is_not_taken_for_another_version()
    {
        using ToolRun run = new();
        run.Answer("--version", 150, "You must install or update .NET to run this application.\n\nFramework: 'Microsoft.NETCore.App', version '8.0.0' (x64)\n");

        Assert.AreEqual(1, await run.RunAsync("flash", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, "does not run (status 150): You must install or update .NET to run this application.");
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
    }

    [TestMethod]
    public async Task Nanoff_runs_on_the_runtime_that_is_there()
    {
        using ToolRun run = new();
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());

        Assert.AreEqual(0, await run.RunAsync("flash", "--port", ToolRun.Port), run.Error);

        Assert.AreEqual("Major", run.Read("roll-forward.txt"));
    }

    [TestMethod]
    [DataRow("PATH", "")]
    [DataRow("HOME", "")]
    public async Task Nanoff_is_found_on_the_path_and_where_dotnet_puts_tools(string variable, string unused)
    {
        using ToolRun run = new() { Nanoff = null };
        run.Answer("--devicedetails", 0, RuntimeDetails.Text());
        if (variable == "PATH")
        {
            run.Variables["PATH"] = run.PathOf("empty") + Path.PathSeparator + ToolRun.StandInFolder;
        }
        else
        {
            foreach (string file in Directory.GetFiles(ToolRun.StandInFolder))
            {
                Directory.CreateDirectory(run.PathOf(".dotnet/tools"));
                File.Copy(file, run.PathOf($".dotnet/tools/{Path.GetFileName(file)}"));
            }

            run.Variables[OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME"] = run.Folder;
        }

        Assert.AreEqual(0, await run.RunAsync("flash", "--port", ToolRun.Port), run.Error);
        Assert.AreEqual("", unused);
    }

    [TestMethod]
    [DataRow("nanoff 2.5.149+1234567", "nanoff 2.5.149 is not usable, its options differ: dotnet tool install --global nanoff --version 2.5.162 --allow-roll-forward --allow-downgrade")]
    [DataRow("nanoff 3.0.0-preview.1+1234567", "nanoff 3.0.0 is not usable")]
    [DataRow("hello", "does not name a version: is it nanoff?")]
    public async Task A_nanoff_with_other_options_is_refused(string version, string expected)
    {
        using ToolRun run = new();
        run.Answer("--version", 0, version);

        Assert.AreEqual(1, await run.RunAsync("flash", "--port", ToolRun.Port));

        StringAssert.Contains(run.Error, expected);
        Assert.AreEqual(0, run.Calls.Length);
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Ctrl_C_ends_nanoff_and_leaves_no_secret_behind()
    {
        using ToolRun run = new();
        run.Write("answer--filedeployment.txt", "hang\n");
        run.Write("nubison.json", SettingsText.With());
        using CancellationTokenSource stop = new();

        Task<int> running = run.RunAsync(stop.Token, "provision", "--port", ToolRun.Port, "--settings", "nubison.json", "--network");
        while (!File.Exists(run.PathOf("hanging.txt")) || run.Read("hanging.txt").Length == 0)
        {
            await Task.Delay(20);
        }

        int child = int.Parse(run.Read("hanging.txt"), CultureInfo.InvariantCulture);
        Stopwatch watch = Stopwatch.StartNew();
        await stop.CancelAsync();

        Assert.AreEqual(1, await running);
        Assert.IsTrue(watch.Elapsed < TimeSpan.FromSeconds(60), "nanoff was ended, not waited for");
        StringAssert.Contains(run.Error, "stopped");
        Assert.AreEqual(0, Directory.GetFileSystemEntries(run.Temporary).Length, "the temporary files are gone");
        Assert.ThrowsExactly<ArgumentException>(() => Process.GetProcessById(child), "nanoff has ended");
    }
}
