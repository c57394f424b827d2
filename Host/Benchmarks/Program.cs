using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Host.Benchmarks;
using Host.Models;

if (args.Contains("fleet"))
{
    foreach (string line in FleetLoadTable.Lines())
    {
        Console.WriteLine(line);
    }

    return;
}

if (!args.Contains("tables"))
{
    ManualConfig config = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(30).WithWarmupCount(20))
        .WithOptions(ConfigOptions.DisableLogFile);
    BenchmarkRunner.Run<JournalBenchmarks>(config);
}

foreach (string line in (string[])[.. WearTable.Lines(), string.Empty, .. SleepTable.Lines(), string.Empty, .. SizeTable.Lines()])
{
    Console.WriteLine(line);
}
