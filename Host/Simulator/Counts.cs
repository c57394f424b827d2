using System.Text.Json;
using System.Text.Json.Nodes;
using Host.Simulator.Device;
using Nubison.Connection;
using Nubison.Delivery;

namespace Host.Simulator;

/// <summary>What a run came to, counted by the device itself, so that it is right on any platform.</summary>
/// <param name="Delivered">Readings that the platform answered 201.</param>
/// <param name="Waiting">Readings that wait in the journal.</param>
/// <param name="Dropped">Readings that were lost, or found lost at a start.</param>
/// <param name="Refused">Readings that the platform refused for good.</param>
/// <param name="Requests">HTTP requests made, whatever came of them.</param>
internal sealed record Counts(
    long Readings, long Delivered, long Waiting, long Dropped, long Refused, long Logins, long Registrations, long Logouts, long Requests)
{
    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static readonly Counts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Adds what one run of a device counted to what the runs before it did; what waits is what waits at last.</summary>
    public static Counts operator +(Counts before, Counts run) => new(
        before.Readings + run.Readings, before.Delivered + run.Delivered, run.Waiting, before.Dropped + run.Dropped, before.Refused + run.Refused,
        before.Logins + run.Logins, before.Registrations + run.Registrations, before.Logouts + run.Logouts, before.Requests + run.Requests);

    public Counts With(Counts other) => (this + other) with { Waiting = Waiting + other.Waiting };

    /// <summary>Reads the counts of a run.</summary>
    internal static Counts Of(Journal journal, Counters counters) => new(
        journal.AppendedCount, counters.Delivered, journal.WaitingCount, journal.DroppedSinceBoot, counters.Refused,
        counters.Logins, counters.Registrations, counters.Logouts, counters.Requests);

    /// <summary>Writes the counts as the report's JSON.</summary>
    /// <param name="power">How the device has spent its battery; null for a device that does not sleep.</param>
    public string ToJson(PowerReport? power = null)
    {
        JsonObject report = JsonSerializer.SerializeToNode(this, Format)!.AsObject();
        if (power is not null)
        {
            report["power"] = JsonSerializer.SerializeToNode(power, Format);
        }

        return report.ToJsonString(Format) + "\n";
    }
}
