using BenchmarkDotNet.Attributes;
using Host.Models;
using Nubison.Delivery;

namespace Host.Benchmarks;

/// <summary>
/// What a reading costs in the journal, from an empty one to a full one: time and memory. A reading a second, written in
/// tens (the default of <c>journal.flushSeconds</c>), on flash that takes no time.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class JournalBenchmarks
{
    private const int Readings = 1000;
    private const int Devices = 20;

    private readonly ModelFlash[] _flashes = [.. Enumerable.Range(0, Devices).Select(_ => new ModelFlash())];
    private ModelFlash _filled = null!;
    private ModelDevice[] _devices = [];

    /// <summary>Gets or sets how full the journal is, in percent of its flash.</summary>
    [Params(3, 50, 100)]
    public int Fill { get; set; }

    /// <summary>Fills the journal.</summary>
    [GlobalSetup]
    public void Prepare() => _filled = ModelDevice.Filled(Fill);

    /// <summary>Starts each run with the same flash.</summary>
    [IterationSetup(Targets = [nameof(Append)])]
    public void Open() => _devices = [.. _flashes.Select(flash => new ModelDevice(flash.CopyFrom(_filled)))];

    /// <summary>Starts each run with the same flash, and enough readings to deliver.</summary>
    [IterationSetup(Targets = [nameof(Deliver)])]
    public void OpenWithReadings()
    {
        Open();
        foreach (ModelDevice device in _devices)
        {
            while (device.Journal.WaitingCount < Readings)
            {
                device.Take(1000);
            }
        }
    }

    /// <summary>Starts each run with the same flash.</summary>
    [IterationSetup(Targets = [nameof(Boot)])]
    public void Copy()
    {
        foreach (ModelFlash flash in _flashes)
        {
            flash.CopyFrom(_filled);
        }
    }

    /// <summary>Appends while the platform is away.</summary>
    [Benchmark(OperationsPerInvoke = Readings * Devices)]
    public void Append()
    {
        foreach (ModelDevice device in _devices)
        {
            for (int i = 0; i < Readings; i++)
            {
                device.Take(1000);
            }
        }
    }

    /// <summary>Delivers what waits on flash.</summary>
    [Benchmark(OperationsPerInvoke = Readings * Devices)]
    public void Deliver()
    {
        foreach (ModelDevice device in _devices)
        {
            for (int i = 0; i < Readings; i++)
            {
                device.Deliver();
            }
        }
    }

    /// <summary>Opens the journal at boot.</summary>
    /// <returns>How many readings wait.</returns>
    [Benchmark(OperationsPerInvoke = Devices)]
    public long Boot()
    {
        long waiting = 0;
        foreach (ModelFlash flash in _flashes)
        {
            waiting += new ModelDevice(flash).Journal.WaitingCount;
        }

        return waiting;
    }
}
