namespace Host.Tests.Sensors;

/// <summary>The clock of a chip whose oscillator is slow.</summary>
/// <param name="inner">The right time.</param>
/// <param name="percent">How fast this clock is.</param>
internal sealed class SlowTime(TimeProvider inner, int percent) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override long GetTimestamp() => inner.GetTimestamp() * percent / 100;
}
