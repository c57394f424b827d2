namespace Host.Board;

internal enum WifiJoinResult
{
    Joined,

    /// <summary>No access point has that name.</summary>
    NotFound,

    /// <summary>The access point refuses: a wrong password, or it does not want to.</summary>
    Refused,

    GivenUp,
}
