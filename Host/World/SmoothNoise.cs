namespace Host.World;

/// <summary>Noise without memory: the same seed, channel and time always give the same value.</summary>
/// <param name="seed">Chooses one of many noises.</param>
internal sealed class SmoothNoise(int seed)
{
    /// <summary>A number drawn for a slot.</summary>
    /// <param name="channel">Numbers of different channels have nothing to do with each other.</param>
    /// <returns>0 to 1, evenly spread.</returns>
    public double Draw(int channel, long slot)
    {
        // The finalizer of SplitMix64 (Steele, Lea, Flood 2014), which spreads each input bit over all output bits.
        ulong bits = (ulong)slot + (((ulong)(uint)seed << 32 | (uint)channel) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        bits ^= bits >> 31;
        return (bits >> 11) / (double)(1UL << 53);
    }

    /// <summary>A value that wanders smoothly.</summary>
    /// <param name="channel">Which of the noises.</param>
    /// <param name="pace">How long it takes from one drawn value to the next.</param>
    /// <returns>-1 to 1.</returns>
    public double At(int channel, TimeSpan time, TimeSpan pace)
    {
        double position = time / pace;
        long slot = (long)Math.Floor(position);
        double part = position - slot;
        double weight = part * part * (3 - (2 * part));
        double value = Draw(channel, slot) + (weight * (Draw(channel, slot + 1) - Draw(channel, slot)));
        return (2 * value) - 1;
    }
}
