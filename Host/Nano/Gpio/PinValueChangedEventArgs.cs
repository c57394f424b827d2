namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: a pin's level changed.</summary>
public class PinValueChangedEventArgs(PinEventTypes changeType)
{
    /// <summary>Gets the edge.</summary>
    public PinEventTypes ChangeType => changeType;
}
