namespace nanoFramework.Runtime.Events;

/// <summary>Stands in for nanoFramework.Runtime.Events: what every event's arguments derive from.</summary>
public class BaseEvent
{
    /// <summary>Gets or sets what raised the event.</summary>
    public ushort Source { get; set; }

    /// <summary>Gets or sets what the event means to its source.</summary>
    public byte Message { get; set; }
}
