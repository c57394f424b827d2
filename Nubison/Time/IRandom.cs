namespace Nubison.Time
{
    /// <summary>Where the randomness of back-off and first delays comes from.</summary>
    public interface IRandom
    {
        /// <summary>Draws a number.</summary>
        /// <param name="exclusiveMaximum">The number drawn is below this one; at least 1.</param>
        /// <returns>A number from 0 to <paramref name="exclusiveMaximum"/> - 1, each as likely as any other.</returns>
        int Next(int exclusiveMaximum);
    }
}
