using System.CommandLine;
using Host.Tool.Flasher;
using Host.Tool.Images;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison deploy</c>: the application.</summary>
internal static class DeployCommand
{
    private static readonly string[] LocalBuilds = ["Firmware/bin/Release/Firmware.bin", "Firmware/bin/Debug/Firmware.bin"];

    internal static Command Create(ToolHost host)
    {
        Option<string> port = SharedOptions.Port();
        Option<string?> image = SharedOptions.Image();
        Option<bool> dryRun = SharedOptions.DryRun();
        Command command = new("deploy", "Writes the application to a board and restarts it") { port, image, dryRun };
        command.SetAction((parsed, cancellation) => RunAsync(
            host, parsed.GetRequiredValue(port), parsed.GetValue(image), parsed.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string port, string? image, bool dryRun, CancellationToken cancellation)
    {
        (string file, DeploymentImage content) = Find(host, image);
        port = dryRun ? port : host.FindPort(port);
        NanoffLine details = NanoffLines.Details(port);
        NanoffLine deploy = NanoffLines.Deploy(port, file);
        if (dryRun)
        {
            host.Output.WriteLine(details);
            host.Output.WriteLine(deploy);
            return ExitStatus.Done;
        }

        Nanoff nanoff = new(host);
        BoardRuntime runtime = BoardRuntime.Parse(await nanoff.RunAsync(details, Show.Copy, cancellation));
        runtime.Require(content);
        await nanoff.RunAsync(deploy, Show.Copy, cancellation);
        string replaced = runtime.Firmware is null ? "" : $", in place of {runtime.Firmware}";
        host.Output.WriteLine($"{content.Assemblies[^1].Name} {content.Assemblies[^1].Version} is on the board{replaced}. Its log: {ToolCommand.Name} monitor --port {port}");
        return ExitStatus.Done;
    }

    /// <summary>Finds the application.</summary>
    /// <param name="image">The file the user named; null for the local build.</param>
    internal static (string File, DeploymentImage Content) Find(ToolHost host, string? image)
    {
        string file = image is null ? LocalBuild(host) : host.FullPath(image);
        return File.Exists(file) ? (file, DeploymentImage.Read(File.ReadAllBytes(file), file)) : throw ToolException.Refused($"--image: {file} does not exist");
    }

    private static string LocalBuild(ToolHost host)
    {
        for (DirectoryInfo? folder = new(host.Folder); folder is not null; folder = folder.Parent)
        {
            FileInfo[] found = [.. LocalBuilds.Select(path => new FileInfo(Path.Combine(folder.FullName, path))).Where(file => file.Exists)];
            if (found.Length > 0)
            {
                return found.MaxBy(file => file.LastWriteTimeUtc)!.FullName;
            }
        }

        throw ToolException.Refused("--image: there is no local build (Firmware/bin/Release/Firmware.bin); name the Firmware.bin of a release, or build Firmware.nfproj");
    }
}
