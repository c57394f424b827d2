using System.Globalization;

namespace Host.Simulator.Control;

/// <param name="At">The time since the device was turned on.</param>
internal sealed record Step(TimeSpan At, string Command)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,8:F1}  {Command}");
}
