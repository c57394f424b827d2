namespace Host.Tool.Fleet;

/// <summary>A board that is plugged in.</summary>
/// <param name="mac">Its chip's address, which it is known by.</param>
/// <param name="chip">Its chip.</param>
/// <param name="first">Where it was plugged in.</param>
internal sealed class Board(string mac, string chip, PortVisit first)
{
    internal string Mac => mac;

    internal string Chip => chip;

    /// <summary>Where it is, or was: another port after a restart, if the chip has its own USB.</summary>
    internal required PortVisit Visit { get; set; }

    internal bool HasMoved => Visit != first;

    /// <summary>Whether it may have got the settings of another.</summary>
    internal bool IsSuspect => first.IsSuspect;

    /// <summary>Whether it is done with, and waits to be unplugged.</summary>
    internal bool IsOver { get; set; }
}
