namespace Nubison.Connection
{
    /// <summary>What the device does about an answer. Those behind <see cref="TryAnother"/> are done at once, unless they have just been tried in vain.</summary>
    public enum Remedy
    {
        /// <summary>Nothing: all is well, or the device stops.</summary>
        None = 0,

        /// <summary>It asks again after a back-off, longer with each failure in a row.</summary>
        BackOff,

        /// <summary>It asks again after the longest back-off: only a person can put it right.</summary>
        LongestBackOff,

        /// <summary>It backs off and sends the reading again, and after some refusals in a row one behind it: see <see cref="Refusals"/>.</summary>
        TryAnother,

        /// <summary>It logs in anew.</summary>
        LogIn,

        /// <summary>It registers anew.</summary>
        Register,

        /// <summary>It sends one reading as if it were registered: if that is accepted, it is.</summary>
        TryData,

        /// <summary>It sends the login in the other content type, form or JSON.</summary>
        OtherContentType,
    }
}
