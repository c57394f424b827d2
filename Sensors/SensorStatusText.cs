namespace Sensors
{
    /// <summary>The words for a <see cref="SensorStatus"/>; an enum's own text is a number on the device.</summary>
    public static class SensorStatusText
    {
        /// <summary>Gets a few words in lower case for the log.</summary>
        public static string Of(SensorStatus status) => status switch
        {
            SensorStatus.Ok => "ok",
            SensorStatus.NotReady => "not ready",
            SensorStatus.NotAcknowledged => "does not answer",
            SensorStatus.BusError => "bus error",
            SensorStatus.WrongChip => "another chip answers",
            SensorStatus.NoId => "has no id",
            SensorStatus.BadChecksum => "bad checksum",
            SensorStatus.OutOfRange => "out of range",
            SensorStatus.LostPower => "lost power",
            SensorStatus.TimedOut => "does not finish",
            _ => "not available",
        };
    }
}
