namespace Host.Tool.Flasher;

/// <summary>The calls of nanoff that put a node on a board.</summary>
/// <remarks>
/// Options as in nanoff 2.5.162. The application goes through the running runtime (<c>--nanodevice</c>), which says itself
/// where its deploy partition is. Through the boot loader nanoff would write it to 0x1B0000, which on the ESP32 and the
/// ESP32-C6 is inside the runtime (nanoframework/Home issue 1835).
/// </remarks>
internal static class NanoffLines
{
    private const string NoVersionCheck = "--suppressnanoffversioncheck";

    /// <param name="target">The runtime's name; null lets nanoff choose by the chip.</param>
    /// <param name="version">The runtime's version; null for the newest.</param>
    /// <param name="baud">The transfer speed in bit/s; null for nanoff's own.</param>
    /// <param name="archive">The folder that nanoff takes it from; null for the internet.</param>
    public static NanoffLine Flash(string port, string? target, string? version, bool erase, int? baud, string? archive, bool terse)
    {
        // The platform is always named: nanoff guesses it by how a target's name starts, and does nothing if it cannot.
        List<string> arguments = ["--update", "--platform", "esp32", .. target is null ? [] : new[] { "--target", target }, "--serialport", port];
        if (version is not null)
        {
            arguments.AddRange(["--fwversion", version]);
        }

        if (erase)
        {
            arguments.Add("--masserase");
        }

        if (baud is not null)
        {
            arguments.AddRange(["--baud", $"{baud}"]);
        }

        if (archive is not null)
        {
            arguments.AddRange(["--fromarchive", "--archivepath", archive]);
        }

        if (terse)
        {
            // At its normal verbosity nanoff moves the cursor while it flashes, which throws if there is no terminal:
            // it then reports a failure (E4000) although the runtime is on the board.
            arguments.AddRange(["--verbosity", "minimal"]);
        }

        return new NanoffLine([.. arguments, NoVersionCheck]);
    }

    /// <summary>Asks the board which runtime it has.</summary>
    public static NanoffLine Details(string port) => new("--nanodevice", "--devicedetails", "--serialport", port, NoVersionCheck);

    /// <summary>Asks the chip's boot loader what it is, whatever is on the board.</summary>
    /// <remarks>At its normal verbosity, which this needs: below it nanoff asks and says nothing. The board is restarted.</remarks>
    public static NanoffLine Chip(string port) => new("--platform", "esp32", "--serialport", port, "--devicedetails", NoVersionCheck);

    public static NanoffLine Deploy(string port, string image) =>
        new("--nanodevice", "--deploy", "--serialport", port, "--image", image, NoVersionCheck);

    /// <summary>Writes files to the board's file system and, if asked, its network configuration.</summary>
    /// <param name="network">The file that holds the network configuration; null leaves it as it is.</param>
    /// <remarks>In one call: asked for a network deployment alone nanoff does it, but says that it did nothing.</remarks>
    public static NanoffLine Provision(string files, string? network) =>
        new(["--filedeployment", files, .. network is null ? [] : new[] { "--networkdeployment", network }, NoVersionCheck]);
}
