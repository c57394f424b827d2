namespace System.Device.Gpio;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: what a pulse counter has counted.</summary>
public struct GpioPulseCount
{
    /// <summary>The number of edges since the counter was started or reset.</summary>
    public long Count;
}
