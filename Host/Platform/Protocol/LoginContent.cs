namespace Host.Platform.Protocol;

/// <summary>What a login's body is. The published page contradicts itself: it describes a form, while its 415 row asks for JSON.</summary>
internal enum LoginContent
{
    /// <summary><c>application/x-www-form-urlencoded</c>; anything else is answered 415.</summary>
    Form,

    /// <summary><c>application/json</c>; anything else is answered 415.</summary>
    Json,
}
