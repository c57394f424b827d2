namespace Host.Platform;

/// <summary>What a timeline's entry records.</summary>
internal enum TimelineKind
{
    Login,

    Logout,

    /// <summary>The device was registered, for the first time or again.</summary>
    Registration,

    Data,
}
