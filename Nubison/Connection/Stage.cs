namespace Nubison.Connection
{
    /// <summary>How far the device gets on its way to the platform; each has its blink pattern.</summary>
    public enum Stage
    {
        /// <summary>Nothing was tried yet.</summary>
        Starting = 0,

        /// <summary>No Wi-Fi.</summary>
        NoWifi,

        /// <summary>The time of day is not known yet, and https needs it.</summary>
        NoClock,

        /// <summary>The platform's name cannot be resolved.</summary>
        NoName,

        /// <summary>No connection to the platform.</summary>
        NoConnection,

        /// <summary>The platform's certificate or its TLS is not accepted.</summary>
        NotTrusted,

        /// <summary>The platform is connected, but no usable answer comes.</summary>
        NoAnswer,

        /// <summary>The platform answers, but refuses.</summary>
        Refused,

        /// <summary>The platform accepts.</summary>
        Ok,
    }
}
