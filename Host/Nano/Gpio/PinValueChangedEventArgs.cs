using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: a pin's level changed.</summary>
/// <param name="changeType">The edge.</param>
/// <param name="pinNumber">The pin.</param>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    /// <summary>Gets the edge.</summary>
    public PinEventTypes ChangeType => changeType;

    /// <summary>Gets the pin's number.</summary>
    public int PinNumber => pinNumber;
}
