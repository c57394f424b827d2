namespace Sensors
{
    /// <summary>What came of a sample.</summary>
    public enum SampleState
    {
        /// <summary>Nothing was measured.</summary>
        None,

        /// <summary>It is a value.</summary>
        Valid,

        /// <summary>The sensor is at the end of its range; what it measured besides is right.</summary>
        OutOfRange,

        /// <summary>The value cannot be, so nothing of what was measured together can be trusted.</summary>
        Impossible,
    }
}
