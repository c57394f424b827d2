using System.Globalization;
using System.Text.Json.Serialization;

namespace Host.Simulator.Device;

/// <summary>
/// How a device has spent its time and its battery since it first slept, by the true time. What it takes at power-on, when
/// it stays awake for whoever sets it up, does not count.
/// </summary>
/// <param name="Wakes">How often it woke from deep sleep.</param>
/// <param name="AwakeSeconds">How long it was awake, booting counted in.</param>
/// <param name="LastSeconds">How long it has been awake since it woke last, or was when it fell asleep.</param>
/// <param name="RadioSeconds">How much of the time awake its radio was on.</param>
/// <param name="AsleepSeconds">How long it slept.</param>
/// <param name="MilliampHoursPerDay">What a day like that takes from the battery, estimated from data sheets.</param>
internal sealed record PowerReport(int Wakes, double AwakeSeconds, double LastSeconds, double RadioSeconds, double AsleepSeconds, double MilliampHoursPerDay)
{
    /// <summary>Gets what is worth a line.</summary>
    [JsonIgnore]
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Wakes} wakes so far, about {MilliampHoursPerDay:0.##} mAh a day");
}
