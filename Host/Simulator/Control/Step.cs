using System.Globalization;

namespace Host.Simulator.Control;

/// <summary>A command and when it is given.</summary>
/// <param name="At">The time since the device was turned on.</param>
/// <param name="Command">The command.</param>
internal sealed record Step(TimeSpan At, string Command)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,8:F1}  {Command}");
}
