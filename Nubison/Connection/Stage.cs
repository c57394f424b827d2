namespace Nubison.Connection
{
    /// <summary>How far the device gets on its way to the platform; each has its blink pattern.</summary>
    public enum Stage
    {
        /// <summary>Nothing was tried yet.</summary>
        Starting = 0,

        /// <summary>The Wi-Fi is being joined.</summary>
        Joining,

        /// <summary>The Wi-Fi could not be joined, or was lost.</summary>
        NoWifi,

        /// <summary>The device is in the Wi-Fi and has not asked the platform yet.</summary>
        Joined,

        /// <summary>The time of day is not known yet, and https needs it.</summary>
        NoClock,

        /// <summary>The platform's name cannot be resolved.</summary>
        NoName,

        /// <summary>No connection to the platform.</summary>
        NoConnection,

        /// <summary>The platform's certificate or its TLS is not accepted.</summary>
        NotTrusted,

        /// <summary>Something is connected, but no answer of the platform comes.</summary>
        NoAnswer,

        /// <summary>The platform answers, but refuses.</summary>
        Refused,

        /// <summary>The platform accepts.</summary>
        Ok,
    }
}
