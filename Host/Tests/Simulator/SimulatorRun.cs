using System.Text.Json;
using Host.Simulator;
using Host.Simulator.CommandLine;

namespace Host.Tests.Simulator;

/// <summary>One run of the simulator's command, as a terminal would start it.</summary>
internal sealed record SimulatorRun(int Status, string Output, string Error, Counts? Report)
{
    public string[] Faults => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public static Task<SimulatorRun> StartAsync(params string[] options) => StartAsync(CancellationToken.None, options);

    public static async Task<SimulatorRun> StartAsync(CancellationToken stop, params string[] options)
    {
        string report = Path.GetTempFileName();
        using StringWriter output = new();
        using StringWriter error = new();
        try
        {
            int status = await Task.Run(() => SimulatorCommand.RunAsync(
                options.Contains("--report") ? options : [.. options, "--report", report], output, error, stop));
            string json = await File.ReadAllTextAsync(report);
            Counts? counts = json.Length == 0 ? null : JsonSerializer.Deserialize<Counts>(json, JsonSerializerOptions.Web);
            return new SimulatorRun(status, output.ToString(), error.ToString(), counts);
        }
        finally
        {
            File.Delete(report);
        }
    }
}
