namespace Host.Board;

/// <param name="Pins">Which pins of a set did, a bit each; 0 for any other cause.</param>
internal readonly record struct WakeUp(ChipWakeCause Cause, ulong Pins = 0)
{
    /// <summary>Gets what woke the board, in words; empty if it did not sleep.</summary>
    public string Text => Cause switch
    {
        ChipWakeCause.None => string.Empty,
        ChipWakeCause.Timer => "woken by the timer",
        ChipWakeCause.Ext0 => "woken by a pin",
        _ => "woken by GPIO " + PinsText,
    };

    private string PinsText
    {
        get
        {
            ulong pins = Pins;
            return string.Join(", ", Enumerable.Range(0, 64).Where(number => (pins >> number & 1) != 0));
        }
    }
}
