// Stands in for nanoff: writes down how it was called, and answers as the test laid out in the working folder.
using System.Text.Json;

string[] operations = ["--version", "--update", "--devicedetails", "--deploy", "--filedeployment", "--networkdeployment"];
string[] asked = [.. operations.Where(args.Contains)];

File.AppendAllText("calls.txt", string.Join(' ', args) + "\n");
File.WriteAllText("roll-forward.txt", Environment.GetEnvironmentVariable("DOTNET_ROLL_FORWARD"));
foreach (string deployment in asked.Where(operation => operation.EndsWith("deployment", StringComparison.Ordinal)))
{
    Remember(args[Array.IndexOf(args, deployment) + 1]);
}

string? answer = asked.Select(operation => $"answer{operation}.txt").FirstOrDefault(File.Exists);
if (answer is null)
{
    // The real one writes its version to standard error, and writes the network configuration but says this if it is asked for nothing else.
    Console.Error.WriteLine(asked is ["--version"] ? "nanoff 2.5.162+baccab8dd8" : "");
    Console.WriteLine(asked is ["--networkdeployment"] ? "No operation was performed with the options supplied." : "");
    return 0;
}

string[] parts = File.ReadAllText(answer).Split('\n', 2);
if (parts[0] == "hang")
{
    File.WriteAllText("hanging.txt", Environment.ProcessId.ToString());
    Thread.Sleep(TimeSpan.FromMinutes(2));
}

Console.Write(parts[1]);
return int.Parse(parts[0]);

// The description and the files it names are gone when the test looks.
static void Remember(string description)
{
    File.Copy(description, Path.GetFileName(description), overwrite: true);
    if (!OperatingSystem.IsWindows())
    {
        File.WriteAllText("mode.txt", $"{File.GetUnixFileMode(Path.GetDirectoryName(description)!)}; {File.GetUnixFileMode(description)}");
    }

    using JsonDocument json = JsonDocument.Parse(File.ReadAllText(description));
    if (json.RootElement.TryGetProperty("Files", out JsonElement files))
    {
        foreach (JsonElement file in files.EnumerateArray())
        {
            string destination = file.GetProperty("DestinationFilePath").GetString()!;
            File.Copy(file.GetProperty("SourceFilePath").GetString()!, "written-" + destination.Replace(@"I:\", ""), overwrite: true);
        }
    }
}
