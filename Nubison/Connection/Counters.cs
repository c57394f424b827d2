namespace Nubison.Connection
{
    /// <summary>What was counted since boot; may be read from any thread.</summary>
    public sealed class Counters
    {
        /// <summary>Gets how many requests were made, whatever came of them.</summary>
        public int Requests { get; internal set; }

        /// <summary>Gets how many logins were accepted.</summary>
        public int Logins { get; internal set; }

        /// <summary>Gets how many registrations were accepted.</summary>
        public int Registrations { get; internal set; }

        /// <summary>Gets how many logouts were accepted.</summary>
        public int Logouts { get; internal set; }

        /// <summary>Gets how many readings were delivered.</summary>
        public int Delivered { get; internal set; }

        /// <summary>Gets how many readings the platform refused for good.</summary>
        public int Refused { get; internal set; }
    }
}
