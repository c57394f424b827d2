namespace Host.Platform;

/// <summary>The newest value of an attribute.</summary>
/// <param name="Name">The attribute, as it is on the wire.</param>
/// <param name="Taken">When it was taken, UTC.</param>
/// <param name="Value">The value as the device wrote it, JSON.</param>
internal sealed record AttributeValue(string Name, DateTimeOffset Taken, string Value);
