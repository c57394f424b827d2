namespace Host.Tests.Delivery;

/// <summary>What goes wrong between a device and its platform.</summary>
internal enum Misbehaviour
{
    None,

    NoWifi,

    Unreachable,

    /// <summary>Every request is answered 503.</summary>
    Busy,

    /// <summary>Requests are carried out, and their answers lost.</summary>
    LosesAnswers,

    /// <summary>The next request's token is refused.</summary>
    TokenGone,
}
