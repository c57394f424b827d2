using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Chips;

/// <summary>Chips on a clock that the test moves.</summary>
public abstract class ChipTests
{
    protected FakeTimeProvider Time { get; } = new();

    protected void Wait(double milliseconds) => Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
