using Host.Platform.Store;

namespace Host.Platform.Accounts;

internal sealed class DeviceRegistry
{
    private readonly Recorder _recorder;

    internal DeviceRegistry(Recorder recorder) => _recorder = recorder;

    /// <summary>Gets all registered devices, in no order.</summary>
    public IReadOnlyCollection<RegisteredDevice> All => [.. _recorder.Devices.Select(device => device.Registration).OfType<RegisteredDevice>()];

    /// <returns>The device, or null if it is not registered.</returns>
    public RegisteredDevice? Find(string deviceKey) => _recorder.Find(deviceKey)?.Registration;

    public bool Contains(string deviceKey) => Find(deviceKey) is not null;

    /// <summary>Registers a device; one with the same key is replaced.</summary>
    public void Add(RegisteredDevice device) => _recorder.Register(device.Key, device);

    /// <summary>Removes a device, as an operator of the platform would. Its data are answered 405 from now on.</summary>
    public bool Remove(string deviceKey)
    {
        bool wasThere = Contains(deviceKey);
        if (wasThere)
        {
            _recorder.Register(deviceKey, null);
        }

        return wasThere;
    }
}
