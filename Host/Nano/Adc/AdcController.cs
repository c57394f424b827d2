using Host.Board;

namespace System.Device.Adc;

/// <summary>
/// Stands in for nanoFramework.System.Device.Adc: the converters of the chip. Only the first one's channels are done here:
/// with Wi-Fi on, the second one's cannot be used.
/// </summary>
public class AdcController
{
    private readonly BoardRun _run = BoardRun.Running;

    /// <summary>Gets the value at the end of the range.</summary>
    public int MaxValue => 4095;

    /// <summary>Opens a channel.</summary>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public AdcChannel OpenChannel(int channelNumber)
    {
        Soc soc = _run.Board.Soc;
        return channelNumber >= 0 && channelNumber < soc.Analog.Count
            ? new AdcChannel(_run, _run.Board.Pins[soc.Analog[channelNumber]])
            : throw new ArgumentException($"The {soc.Name} has no channel {channelNumber}.");
    }
}
