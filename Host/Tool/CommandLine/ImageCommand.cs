using System.CommandLine;
using Host.CommandLine;
using Host.Tool.Boards;
using Host.Tool.Images;
using Spectre.Console;

namespace Host.Tool.CommandLine;

/// <summary><c>nubison image</c>: the application as one file.</summary>
internal static class ImageCommand
{
    private const int UsualFlash = 4;

    internal static Command Create(ToolHost host)
    {
        Option<string> from = new("--from") { Description = "The output folder of Firmware.nfproj", HelpName = "FOLDER", Required = true };
        Option<string> to = new("--to") { Description = "The file to write", HelpName = "FILE", DefaultValueFactory = _ => "Firmware.bin" };
        Option<string> board = new("--board") { Description = "The board whose deploy partition it must fit", HelpName = "BOARD", DefaultValueFactory = _ => "esp32" };
        Option<int?> flash = new("--flash-size") { Description = $"The size of that board's flash in MB; left out, {UsualFlash}", HelpName = "MB", CustomParser = OptionValue.Whole(0, int.MaxValue, "a whole number") };
        Command command = new("image", "Makes the application's image from a build, and shows what is in it") { from, to, board, flash };
        command.SetAction(parsed => Run(
            host,
            host.FullPath(parsed.GetRequiredValue(from)),
            host.FullPath(parsed.GetRequiredValue(to)),
            BoardKind.Named(parsed.GetRequiredValue(board)),
            parsed.GetValue(flash) ?? UsualFlash));
        return command;
    }

    private static int Run(ToolHost host, string from, string to, BoardKind board, int megabytes)
    {
        FlashLayout layout = board.Chip.Layout(megabytes);
        DeploymentImage image = DeploymentImage.FromFolder(from);
        Show(host, image);
        double share = (double)image.Size / layout.DeploySize;
        if (share > 1)
        {
            throw new ToolException($"{image.Size:N0} bytes do not fit the {layout.DeploySize:N0} that the {board.Chip.Name} has for the application on a flash of {megabytes} MB; nothing was written");
        }

        File.WriteAllBytes(to, image.ToArray());
        host.Output.WriteLine($"{to}: {image.Size:N0} bytes, {share:P0} of the deploy partition of {board.Name} with {megabytes} MB ({layout.DeploySize:N0} bytes at 0x{layout.DeployAddress:X})");
        return ExitStatus.Done;
    }

    private static void Show(ToolHost host, DeploymentImage image)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns(new TableColumn("Assembly"), new TableColumn("Version"), new TableColumn("Bytes").RightAligned(), new TableColumn("Native code"));
        foreach (PeAssembly assembly in image.Assemblies)
        {
            table.AddRow(
                Markup.Escape(assembly.Name),
                assembly.Version.ToString(),
                $"{assembly.Bytes.Length:N0}",
                assembly.NativeChecksum == 0 ? "none" : $"0x{assembly.NativeChecksum:X8}");
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Output), Ansi = AnsiSupport.No }).Write(table);
    }
}
