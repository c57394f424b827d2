namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.System.Device.Gpio: hears of a pin's changes.</summary>
/// <param name="sender">The pin.</param>
/// <param name="e">The change.</param>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
