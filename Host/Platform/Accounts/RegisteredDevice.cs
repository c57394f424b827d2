namespace Host.Platform.Accounts;

/// <summary>A device as it was registered last.</summary>
/// <param name="Key">The device key, <c>{productCode}_{deviceIdentifier}</c>.</param>
internal sealed record RegisteredDevice(string Key, string Name, string Model);
