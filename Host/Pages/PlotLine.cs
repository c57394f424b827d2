namespace Host.Pages;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, oldest first: a new list if they have changed.</param>
public sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points);
