namespace Host.Simulator.Readings;

/// <summary>How many readings there are, and what became of them.</summary>
/// <param name="Taken">All of them.</param>
/// <param name="InRam">Waiting, in RAM alone.</param>
/// <param name="OnFlash">Waiting, on flash.</param>
/// <param name="Accepted">At the platform.</param>
/// <param name="Unsaved">In RAM alone when the power went.</param>
/// <param name="Dropped">Given up by the device.</param>
/// <param name="Refused">Refused by the platform for good.</param>
internal sealed record ReadingTotals(long Taken, long InRam, long OnFlash, long Accepted, long Unsaved, long Dropped, long Refused = 0)
{
    public long Waiting => InRam + OnFlash;

    /// <summary>Gets how many will never arrive.</summary>
    public long Lost => Unsaved + Dropped + Refused;

    /// <summary>From outside a reading that was given up looks the same whatever the reason: the device knows which were refused.</summary>
    public ReadingTotals With(long refused) => this with { Dropped = Dropped - Math.Min(refused, Dropped), Refused = Math.Min(refused, Dropped) };

    /// <summary>Gets a value indicating whether every reading is accounted for.</summary>
    public bool AddUp => Taken == Accepted + Waiting + Unsaved + Dropped + Refused;
}
