namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: hears of a pin's changes.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
