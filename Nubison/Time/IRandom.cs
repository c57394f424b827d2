namespace Nubison.Time
{
    /// <summary>Where the randomness of back-off and first delays comes from.</summary>
    public interface IRandom
    {
        /// <summary>Draws a number from 0 to below the maximum, each as likely as any other.</summary>
        int Next(int exclusiveMaximum);
    }
}
