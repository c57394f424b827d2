using Host.Board;

namespace System.Device.Adc;

/// <summary>Stands in for nanoFramework.System.Device.Adc: an analog input of the virtual board.</summary>
public class AdcChannel : IDisposable
{
    private readonly BoardRun _run;
    private readonly VirtualPin _pin;

    internal AdcChannel(BoardRun run, VirtualPin pin)
    {
        _run = run;
        _pin = pin;
    }

    /// <summary>Converts the voltage on the pin: 12 bits over the chip's range.</summary>
    /// <returns>0 to 4095.</returns>
    public int ReadValue()
    {
        _run.Check();
        return (int)Math.Clamp(Math.Round(_pin.Voltage / _run.Board.Soc.AnalogFullScale * 4095), 0, 4095);
    }

    /// <summary>Gives the pin back; there is nothing to do.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
