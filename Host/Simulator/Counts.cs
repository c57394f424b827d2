using System.Text.Json;

namespace Host.Simulator;

/// <summary>What a run came to, counted by the device itself, so that it is right on any platform.</summary>
/// <param name="Readings">Readings taken.</param>
/// <param name="Delivered">Readings that the platform answered 201.</param>
/// <param name="Waiting">Readings that wait in the journal.</param>
/// <param name="Dropped">Readings that a full journal gave up.</param>
/// <param name="Refused">Readings that the platform refused for good.</param>
/// <param name="Logins">Logins accepted.</param>
/// <param name="Registrations">Registrations accepted.</param>
/// <param name="Logouts">Logouts accepted.</param>
/// <param name="Requests">HTTP requests made, whatever came of them.</param>
public sealed record Counts(
    long Readings, long Delivered, long Waiting, long Dropped, long Refused, long Logins, long Registrations, long Logouts, long Requests)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the counts as the report's JSON.</summary>
    /// <returns>A JSON object.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";
}
