using System.Text.Json;

namespace Host.Tool.Flasher;

/// <summary>The file that tells nanoff which files to write to a board.</summary>
internal static class FileDeployment
{
    /// <param name="port">The serial port: in the file, where every version of nanoff finds it.</param>
    public static string Compose(string port, IEnumerable<(string Source, string Destination)> files) => JsonSerializer.Serialize(
        new
        {
            SerialPort = port,
            Files = files.Select(file => new { DestinationFilePath = file.Destination, SourceFilePath = file.Source }),
        },
        DeploymentJson.Options);
}
