namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio, with its numbers, which are not those of the .NET IoT library.</summary>
public enum PinMode
{
    /// <summary>An input.</summary>
    Input = 0,

    /// <summary>An input with a pull-down.</summary>
    InputPullDown = 1,

    /// <summary>An input with a pull-up.</summary>
    InputPullUp = 2,

    /// <summary>An output that drives high and low.</summary>
    Output = 3,

    /// <summary>An output that drives low alone.</summary>
    OutputOpenDrain = 4,

    /// <summary>An output that drives low alone, with a pull-up.</summary>
    OutputOpenDrainPullUp = 5,
}
