namespace Host.Simulator.Readings;

/// <summary>How many readings there are, and what became of them.</summary>
/// <param name="Taken">All of them.</param>
/// <param name="InRam">Waiting, in RAM alone.</param>
/// <param name="OnFlash">Waiting, on flash.</param>
/// <param name="Accepted">At the platform.</param>
/// <param name="Unsaved">In RAM alone when the power went.</param>
/// <param name="Dropped">Given up by the device, or refused for good.</param>
internal sealed record ReadingTotals(long Taken, long InRam, long OnFlash, long Accepted, long Unsaved, long Dropped)
{
    /// <summary>Gets how many still wait.</summary>
    public long Waiting => InRam + OnFlash;

    /// <summary>Gets a value indicating whether every reading is accounted for.</summary>
    public bool AddUp => Taken == Accepted + Waiting + Unsaved + Dropped;
}
