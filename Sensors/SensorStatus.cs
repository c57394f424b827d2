namespace Sensors
{
    /// <summary>What came of a step with a sensor.</summary>
    public enum SensorStatus
    {
        /// <summary>It worked.</summary>
        Ok = 0,

        /// <summary>The sensor has not finished: the same step again a little later.</summary>
        NotReady,

        /// <summary>Nothing answers at the address.</summary>
        NotAcknowledged,

        /// <summary>The bus is stuck, or a transfer was cut off.</summary>
        BusError,

        /// <summary>Another chip answers at the address.</summary>
        WrongChip,

        /// <summary>The checksum of an answer is wrong.</summary>
        BadChecksum,

        /// <summary>The value is outside of what the sensor can measure.</summary>
        OutOfRange,

        /// <summary>The sensor has forgotten its configuration, so it was without power.</summary>
        LostPower,

        /// <summary>The sensor did not finish within its time limit.</summary>
        TimedOut,

        /// <summary>The hardware cannot be used: no such pin, bus or counter.</summary>
        NotAvailable,

        /// <summary>A chip without an id answers at the address: it may be the right one.</summary>
        NoId,
    }
}
