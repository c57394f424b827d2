using Host.World;

namespace Host.Simulator.Device;

/// <summary>What a sensor feels of its surroundings.</summary>
/// <param name="Measurement">The sensor's measurement that shows it, by its name in docs/sensors.md.</param>
/// <param name="Quantity">The quantity, which can be held for this sensor alone.</param>
/// <param name="Set">Has the sensor feel a value.</param>
internal sealed record FeltQuantity(string Measurement, Quantity Quantity, Action<double> Set);
