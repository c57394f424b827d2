namespace Host.Platform.Store;

/// <summary>The reading of a device that is furthest on.</summary>
/// <param name="Taken">When it was taken, in ms.</param>
internal readonly record struct ReadingPosition(long Sequence, long Taken)
{
    /// <summary>Judges the next reading.</summary>
    /// <param name="taken">When it was taken, in ms; null if it does not say.</param>
    public (SequenceMark Mark, long Missing) Judge(long sequence, long? taken, bool isKnown)
    {
        if (sequence > Sequence)
        {
            long missing = sequence - Sequence - 1;
            return (missing > 0 ? SequenceMark.Gap : SequenceMark.InOrder, missing);
        }

        return (taken > Taken ? SequenceMark.Anew : isKnown ? SequenceMark.Repeat : SequenceMark.Late, 0);
    }

    /// <summary>Gets the position after a reading.</summary>
    public ReadingPosition After(SequenceMark mark, long sequence, long taken) =>
        mark is SequenceMark.Repeat or SequenceMark.Late ? this : new(sequence, taken);
}
