using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>
    /// How long to wait after a failure: full jitter, <c>random(0, min(300 s, 1 s * 2^n))</c>, and at least 500 ms.
    /// </summary>
    public static class BackOff
    {
        /// <summary>The shortest wait after a failure, in milliseconds.</summary>
        public const int Minimum = 500;

        /// <summary>The longest wait, in milliseconds.</summary>
        public const int Maximum = 300000;

        /// <summary>How many failures in a row the longest back-off stands for.</summary>
        public const int Longest = 9;

        private const int First = 1000;

        /// <summary>Draws a wait.</summary>
        /// <param name="failures">The failures in a row before this one, n; at least 0.</param>
        /// <param name="random">Where the randomness comes from.</param>
        /// <returns>Milliseconds from <see cref="Minimum"/> to <see cref="Maximum"/>.</returns>
        public static int Draw(int failures, IRandom random)
        {
            int limit = failures >= Longest ? Maximum : First << failures;
            int wait = random.Next(limit + 1);
            return wait < Minimum ? Minimum : wait;
        }
    }
}
