using System.Text.Json;
using Host.Simulator;
using Host.Simulator.CommandLine;

namespace Host.Tests.Simulator;

/// <summary>One run of the simulator's command, as a terminal would start it.</summary>
internal sealed record SimulatorRun(int Status, string Output, string Error, Counts? Report)
{
    public string[] Faults => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public static Task<SimulatorRun> StartAsync(params string[] options) => UntilAsync(_ => false, options);

    /// <summary>Runs until what it shows is enough, or by itself; on a machine that is busy not for ever.</summary>
    public static async Task<SimulatorRun> UntilAsync(Func<string, bool> isEnough, params string[] options)
    {
        string report = Path.GetTempFileName();
        using StringWriter text = new();
        TextWriter output = TextWriter.Synchronized(text);
        using StringWriter error = new();
        using CancellationTokenSource stop = new(Patience.Limit);
        try
        {
            string[] arguments = options.Contains("--report") ? options : [.. options, "--report", report];
            Task<int> run = Task.Run(() => SimulatorCommand.RunAsync(arguments, output, error, stop.Token));
            while (!run.IsCompleted && !isEnough(Shown()))
            {
                await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(20)));
            }

            await stop.CancelAsync();
            int status = await run;
            string json = await File.ReadAllTextAsync(report);
            Counts? counts = json.Length == 0 ? null : JsonSerializer.Deserialize<Counts>(json, JsonSerializerOptions.Web);
            return new SimulatorRun(status, Shown(), error.ToString(), counts);
        }
        finally
        {
            File.Delete(report);
        }

        string Shown()
        {
            lock (output)
            {
                return text.ToString();
            }
        }
    }
}
