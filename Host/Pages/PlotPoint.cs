namespace Host.Pages;

/// <summary>A point of a plot.</summary>
/// <param name="Time">When it was taken.</param>
public readonly record struct PlotPoint(DateTimeOffset Time, double Value)
{
    /// <summary>Gets the time as it is shown, in this computer's time zone.</summary>
    public DateTime Shown => Time.LocalDateTime;
}
