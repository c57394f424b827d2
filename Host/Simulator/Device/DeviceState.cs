namespace Host.Simulator.Device;

/// <summary>Whether a simulated device has power, and what it does with it.</summary>
internal enum DeviceState
{
    Off,

    /// <summary>It boots, or its program runs.</summary>
    Running,

    Asleep,
}
