using System.Collections.Concurrent;

namespace Host.Platform.Accounts;

/// <summary>The registered devices.</summary>
public sealed class DeviceRegistry
{
    private readonly ConcurrentDictionary<string, RegisteredDevice> _devices = new(StringComparer.Ordinal);

    /// <summary>Gets all registered devices, in no order.</summary>
    public IReadOnlyCollection<RegisteredDevice> All => [.. _devices.Values];

    /// <summary>Finds a device.</summary>
    /// <param name="deviceKey">Its key.</param>
    /// <returns>The device, or null where it is not registered.</returns>
    public RegisteredDevice? Find(string deviceKey) => _devices.GetValueOrDefault(deviceKey);

    /// <summary>Tells whether a device is registered.</summary>
    /// <param name="deviceKey">Its key.</param>
    /// <returns>True where it is.</returns>
    public bool Contains(string deviceKey) => _devices.ContainsKey(deviceKey);

    /// <summary>Registers a device; one with the same key is replaced.</summary>
    /// <param name="device">The device.</param>
    public void Add(RegisteredDevice device) => _devices[device.Key] = device;

    /// <summary>Removes a device, as an operator of the platform would. Its data are answered 405 from now on.</summary>
    /// <param name="deviceKey">Its key.</param>
    /// <returns>False where it was not registered.</returns>
    public bool Remove(string deviceKey) => _devices.TryRemove(deviceKey, out _);
}
