using Microsoft.AspNetCore.Components;

namespace Host.Pages;

/// <summary>A component that looks twice a second whether there is something new to show.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly PeriodicTimer _timer = new(Period);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes in what is new.</summary>
    /// <returns>Whether that has to be shown.</returns>
    protected abstract bool Refresh();

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = WatchAsync();

    /// <inheritdoc/>
    protected override void OnParametersSet() => Refresh();

    private async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            if (Refresh())
            {
                StateHasChanged();
            }
        }
    }
}
