using System.Globalization;
using System.Text.RegularExpressions;

namespace Host.Tool.Flasher;

/// <summary>Finds out whether nanoff failed, and says so in one line with the way out.</summary>
/// <remarks>
/// nanoff ends with a code of four digits (ExitCodes.cs), of which systems other than Windows pass on the low byte; it
/// writes <c>Error E6000: ...</c> or, tersely, <c>E6000</c>. Some failures end with 0 and are in the text alone: a file that
/// could not be written, and options that ask for nothing.
/// </remarks>
internal static partial class NanoffFailure
{
    private static readonly Dictionary<int, string> Meanings = new()
    {
        [2000] = $"no nanoFramework answers on that port; flash the runtime first ({ToolCommand.Name} flash), press the board's reset button, close other programs that use the port",
        [2001] = $"no nanoFramework answers on that port; flash the runtime first ({ToolCommand.Name} flash), press the board's reset button, close other programs that use the port",
        [2002] = "the board refused; press its reset button and try again",
        [2003] = "the files or the network configuration could not be written; press the board's reset button and try again",
        [4000] = "the chip's boot loader does not answer; hold the BOOT button while nanoff connects, try another cable, or --baud 115200",
        [4001] = "there is no runtime for the size of this flash; docs/boards.md lists them",
        [4002] = "the flash could not be erased; hold the BOOT button and try again, or --baud 115200",
        [4003] = "the runtime could not be written; try --baud 115200 and another cable",
        [4004] = "the flash could not be read; try --baud 115200 and another cable",
        [4005] = "the port cannot be opened; close other programs that use it (on Linux your user must be in the group dialout)",
        [6000] = "the port cannot be opened; close other programs that use it (on Linux your user must be in the group dialout)",
        [6001] = "no serial port was named",
        [6002] = "another nanoFramework program has the port: close Visual Studio's Device Explorer, or the monitor",
        [9000] = "nanoff does not understand these options",
        [9005] = "there is no runtime of that name or version; nanoff --listtargets --platform esp32 lists them",
        [9006] = "nanoff could not make its download folder (.nanoFramework in your home folder)",
        [9007] = "the runtime could not be downloaded; is this PC on the internet?",
        [9008] = "the image does not exist",
        [9015] = "there is no runtime of that name or version in the archive",
    };

    private static readonly string[] HiddenFailures = ["Error deploying content file", "Exception deploying content file"];

    /// <returns>One line, or null if it did what it was asked.</returns>
    public static string? Find(int status, string output)
    {
        if (output.Split('\n').FirstOrDefault(line => HiddenFailures.Any(line.Contains)) is string file)
        {
            return $"nanoff: a file was not written ({file.Trim()}); press the board's reset button and try again";
        }

        if (status == 0)
        {
            return output.Contains("No operation was performed", StringComparison.Ordinal) ? "nanoff did nothing: it does not understand these options" : null;
        }

        if (Code(status, output) is not int code)
        {
            return $"nanoff ended with status {status}";
        }

        string detail = Reason(output) is string reason ? $" ({reason})" : "";
        return Meanings.TryGetValue(code, out string? meaning) ? $"nanoff E{code}: {meaning}{detail}" : $"nanoff E{code}{detail}";
    }

    [GeneratedRegex(@"\bE(\d{4})\b")]
    private static partial Regex CodePattern();

    // nanoff puts it into parentheses behind the code, as many lines as it has.
    [GeneratedRegex(@"Error E\d{4}[^(\r\n]*\((.+)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex DetailPattern();

    // esptool's own word, and what is there if nanoff is told to be terse.
    [GeneratedRegex(@"^.*(?:fatal error|exception|cannot|can't|could not|couldn't|denied|timed out|failed).*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex ReasonPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex BlankPattern();

    private static string? Reason(string output)
    {
        string? reason = DetailPattern().Match(output) is { Success: true } detail ? detail.Groups[1].Value
            : ReasonPattern().Matches(output).LastOrDefault(line => !CodePattern().IsMatch(line.Value))?.Value;
        return reason is null ? null : BlankPattern().Replace(reason, " ").Trim();
    }

    private static int? Code(int status, string output)
    {
        MatchCollection written = CodePattern().Matches(output);
        if (written.Count > 0)
        {
            return int.Parse(written[^1].Groups[1].Value, CultureInfo.InvariantCulture);
        }

        int[] possible = [.. Meanings.Keys.Where(code => code == status || (status < 256 && code % 256 == status))];
        return possible.Length == 1 ? possible[0] : null;
    }
}
