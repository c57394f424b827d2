namespace Host.Platform.Page;

/// <summary>What a device's timeline says of where it is.</summary>
internal enum Presence
{
    /// <summary>It speaks about as often as it uses to.</summary>
    Online,

    /// <summary>It has missed its time by far.</summary>
    Silent,

    LoggedOut,
}
