namespace Nubison.Connection
{
    /// <summary>What the device does about an answer, besides waiting.</summary>
    public enum Remedy
    {
        /// <summary>Nothing: it asks again.</summary>
        None = 0,

        /// <summary>It logs in anew.</summary>
        LogIn,

        /// <summary>It registers anew.</summary>
        Register,

        /// <summary>It sends one reading as if it were registered: if that is accepted, it is.</summary>
        TryData,

        /// <summary>It sends the reading again, and after some refusals in a row one behind it: see <see cref="Refusals"/>.</summary>
        TryAnother,

        /// <summary>It sends the login in the other content type, form or JSON.</summary>
        OtherContentType,
    }
}
