using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Firmware.Settings;
using Host.Board;
using Host.CommandLine;
using Host.Pages;
using Host.Platform;
using Host.Platform.Page;
using Host.Simulator.CommandLine;
using Host.Simulator.Control;
using Host.Simulator.Demo;
using Host.Simulator.Device;
using Host.Simulator.Display;
using Host.Simulator.Fleet;
using Host.Simulator.Page;

namespace Host.Simulator;

/// <summary>Gets board, settings and platform ready as the command line asks for, and has the device run.</summary>
internal static class Simulation
{
    private const string CertificateName = "ca.pem";

    public static async Task<int> RunAsync(
        SimulatorOptions options, TextWriter output, TextWriter error, CancellationToken stop, CancellationToken unplug)
    {
        try
        {
            if (options.Scan)
            {
                return await ScanAsync(options, output, error);
            }

            options.Flash?.Create();
            using FlashLock? taken = options.Flash is null ? null : FlashLock.Take(options.Flash);
            DeviceFiles? own = ReadOwnFiles(options);
            await using NubisonPlatform? platform = own is null && options.Server is null
                ? await NubisonPlatform.StartAsync(new PlatformOptions { Database = DatabaseBeside(options.Flash) })
                : null;
            DeviceFiles files = own ?? (platform is null ? DemoFiles(options.Server!) : DemoFiles(platform));
            files = options.Server is null ? files : files.With(options.Server);

            if (options.Devices is not null)
            {
                return await RunFleetAsync(options, own is null ? files.Plain() : files, platform, output, error, stop, unplug);
            }

            using VirtualBoard board = new(options.Flash?.FullName, files.Soc);

            if (Install(files, board, error) is not DeviceSettings settings)
            {
                return CommandRun.WrongInput;
            }

            bool sleeps = SimulatedDevice.Sleeps(files.Root!);
            if (options.Speed is not null && !sleeps)
            {
                await error.WriteLineAsync("--speed: the settings have no \"power\": { \"sleep\": true }, and only the time asleep passes faster");
                return CommandRun.WrongInput;
            }

            if (sleeps)
            {
                SlowDown(board);
            }

            using SimulatedDevice device = new(settings.Platform.Account.DeviceKey, board, files.Root!, options.Speed ?? 1);
            await using Bench? bench = options.Web is null && options.Scenario is null ? null : new Bench(device, files.Root!, platform);
            await using PageServer? platformPage = options.Web is null || platform is null ? null : await PlatformPage.StartAsync(platform);
            await using PageServer? page = options.Web is int port ? await BoardPage.StartAsync(bench!, port) : null;
            bench?.PlatformPage = platformPage?.Url;
            ScenarioRun? scenario = options.Scenario is null ? null : ScenarioRun.Read(options.Scenario, bench!);
            RunDisplay display = RunDisplay.On(output);
            ShowScene(display, options, settings, settings.Platform.Account.DeviceKey, platform, page);
            Open(options.Open ? page : null, error);
            DeviceRun run = new(options, display, device, platform);
            Counts counts = await run.RunAsync(scenario, stop, unplug);
            WriteFaults(run.Faults, error);
            WriteLoss(scenario?.Loss, error);
            return run.Faults.Count > 0 ? CommandRun.WrongInput : counts.Delivered > 0 && scenario?.Loss is null ? 0 : 1;
        }
        catch (CommandException exception)
        {
            await error.WriteLineAsync($"--scenario: {exception.Message}");
            return CommandRun.WrongInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A settings file that cannot be read, a flash folder or a report that cannot be written.
            await error.WriteLineAsync(exception.Message);
            return CommandRun.WrongInput;
        }
    }

    private static async Task<int> RunFleetAsync(
        SimulatorOptions options, DeviceFiles files, NubisonPlatform? platform, TextWriter output, TextWriter error, CancellationToken stop, CancellationToken unplug)
    {
        using DeviceFleet fleet = new();
        DeviceSettings? settings = null;

        for (int number = 1; number <= options.Devices; number++)
        {
            VirtualBoard board = new(options.Flash is null ? null : Path.Combine(options.Flash.FullName, $"{number:D4}"), files.Soc);
            DeviceFiles own = files.Numbered(number);
            settings = Install(own, board, error);

            if (settings is null)
            {
                board.Dispose();
                return CommandRun.WrongInput;
            }

            fleet.Add(settings.Platform.Account.DeviceKey, board, own);
        }

        await using PageServer? platformPage = options.Web is null || platform is null ? null : await PlatformPage.StartAsync(platform);
        fleet.PlatformPage = platformPage?.Url;
        await using PageServer? page = options.Web is int port ? await FleetPage.StartAsync(fleet, port) : null;
        RunDisplay display = RunDisplay.On(output);
        ShowScene(display, options, settings!, $"{fleet.Devices[0].Name} to {fleet.Devices[^1].Name}", platform, page);
        Open(options.Open ? page : null, error);
        return (await new FleetRun(options, display, fleet).RunAsync(stop, unplug)).Delivered > 0 ? 0 : 1;
    }

    /// <summary>On a flash of its own, for the settings are changed so that they declare no sensors.</summary>
    private static async Task<int> ScanAsync(SimulatorOptions options, TextWriter output, TextWriter error)
    {
        DeviceFiles files = ReadOwnFiles(options) ?? DemoFiles("http://127.0.0.1");
        files = files.WithoutSensors();
        using VirtualBoard board = new(soc: files.Soc);

        if (Install(files, board, error) is null)
        {
            return CommandRun.WrongInput;
        }

        using SimulatedDevice device = new("scan", board, files.Root!);
        return await BoardScan.RunAsync(device, output) > 0 ? 0 : 1;
    }

    /// <summary>The settings file that was given, or the one on a kept flash unless it is the demo's.</summary>
    private static DeviceFiles? ReadOwnFiles(SimulatorOptions options)
    {
        FileInfo onFlash = new(Path.Combine(options.Flash?.FullName ?? string.Empty, SettingsFile.Name));
        return options.Settings is not null ? DeviceFiles.Read(options.Settings)
            : options.Flash is not null && onFlash.Exists && !DemoSettings.IsDemo(File.ReadAllText(onFlash.FullName)) ? DeviceFiles.Read(onFlash)
            : null;
    }

    /// <summary>Beside a flash that is kept the platform keeps what it knows, as a real one would not forget it.</summary>
    private static string? DatabaseBeside(DirectoryInfo? flash) =>
        flash is null ? null : Path.TrimEndingDirectorySeparator(flash.FullName) + ".platform.db";

    private static void ShowScene(RunDisplay display, SimulatorOptions options, DeviceSettings settings, string device, NubisonPlatform? platform, PageServer? page) => display.ShowScene([
        .. page is null ? Array.Empty<(string, string)>() : [("page", page.Url)],
        ("platform", settings.Platform.Url + (platform is null ? string.Empty : $"  timeline at {platform.Url}/timeline")),
        ("device", device),
        ("flash", options.Flash?.FullName ?? "temporary"),
        ("stop", "Ctrl+C presses the button long, a second one pulls the plug"),
    ]);

    /// <summary>
    /// Has a board that is to live on a battery take its time online, which costs the most: 1.6 s to join and get an address
    /// by DHCP, up to 5 s until the runtime asks for the time.
    /// </summary>
    private static void SlowDown(VirtualBoard board)
    {
        board.AccessPoint.JoinDelay = TimeSpan.FromSeconds(1.6);
        board.Sntp.MaximumDelay = TimeSpan.FromSeconds(5);
    }

    private static void Open(PageServer? page, TextWriter error)
    {
        try
        {
            using Process? browser = page is null ? null : Process.Start(new ProcessStartInfo(page.Url) { UseShellExecute = true });
        }
        catch (Win32Exception exception)
        {
            error.WriteLine($"--open: {exception.Message}");
        }
    }

    private static void WriteLoss(string? loss, TextWriter error)
    {
        if (loss is not null)
        {
            error.WriteLine("scenario: " + loss);
        }
    }

    private static DeviceFiles DemoFiles(string url) => new(DemoSettings.Write(url, null));

    private static DeviceFiles DemoFiles(NubisonPlatform platform) =>
        new(DemoSettings.Write(platform.HttpsUrl, CertificateName), CertificateName, Encoding.ASCII.GetBytes(platform.CaCertificatePem));

    private static DeviceSettings? Install(DeviceFiles files, VirtualBoard board, TextWriter error)
    {
        DeviceSettings? settings = files.Install(board.Flash.Folder, out string[] faults);
        WriteFaults(faults, error);
        return faults.Length > 0 ? null : settings;
    }

    private static void WriteFaults(IEnumerable<string> faults, TextWriter error)
    {
        foreach (string fault in faults)
        {
            error.WriteLine("settings: " + fault);
        }
    }
}
