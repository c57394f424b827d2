namespace Nubison.Connection
{
    /// <summary>How long the device waits after an answer.</summary>
    public enum Wait
    {
        /// <summary>Not at all.</summary>
        None = 0,

        /// <summary>Not at all, unless the remedy has just been tried in vain: then as long as <see cref="BackOff"/>.</summary>
        BackOffIfRepeated,

        /// <summary>By <see cref="Connection.BackOff"/>, longer with each failure in a row.</summary>
        BackOff,

        /// <summary>By the longest back-off at once: only a person can put it right.</summary>
        LongestBackOff,
    }
}
