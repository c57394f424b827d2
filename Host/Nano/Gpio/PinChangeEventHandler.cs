namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: hears of a pin's changes through the controller.</summary>
/// <param name="sender">The controller.</param>
/// <param name="pinValueChangedEventArgs">The change.</param>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
