namespace Host.Tests.Tool.Fleet;

/// <summary>A board on the bench: what is on its flash, and what goes wrong with it.</summary>
internal sealed class BenchBoard
{
    internal const string RightRuntime = "1.17.0.339";

    public required string Mac { get; init; }

    /// <summary>The port it is plugged in at; null if it is not.</summary>
    public string? Port { get; set; }

    public string? Runtime { get; set; }

    public string? Firmware { get; set; }

    /// <summary>The settings on its flash, as they were written.</summary>
    public string? Settings { get; set; }

    /// <summary>How often its settings were written.</summary>
    public int Provisioned { get; set; }

    /// <summary>Whether its chip has its own USB: each restart takes the port away, and another comes.</summary>
    public bool HasOwnUsb { get; init; }

    /// <summary>Whether it never reaches the platform.</summary>
    public bool IsOffline { get; set; }

    /// <summary>The steps that fail, and how often.</summary>
    public Dictionary<string, int> Failures { get; init; } = [];

    /// <summary>The step in which it is unplugged; null if it is not.</summary>
    public string? UnpluggedIn { get; set; }

    /// <summary>Takes one failure of a step.</summary>
    internal bool Fails(string step)
    {
        if (Failures.GetValueOrDefault(step) == 0)
        {
            return false;
        }

        Failures[step]--;
        return true;
    }
}
