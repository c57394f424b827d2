namespace Host.Platform;

/// <summary>What a timeline's entry records.</summary>
internal enum TimelineKind
{
    /// <summary>The device logged in.</summary>
    Login,

    /// <summary>The device logged out.</summary>
    Logout,

    /// <summary>The device was registered, for the first time or again.</summary>
    Registration,

    /// <summary>The device sent data.</summary>
    Data,
}
