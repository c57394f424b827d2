namespace Nubison.Connection
{
    /// <summary>What was counted since boot; may be read from any thread. Plain fields: on the device each accessor is a method in flash.</summary>
    public sealed class Counters
    {
        /// <summary>How many requests were made, whatever came of them.</summary>
        public int Requests;

        /// <summary>How many logins were accepted.</summary>
        public int Logins;

        /// <summary>How many registrations were accepted.</summary>
        public int Registrations;

        /// <summary>How many logouts were accepted.</summary>
        public int Logouts;

        /// <summary>How many readings were delivered.</summary>
        public int Delivered;

        /// <summary>How many readings the platform refused for good.</summary>
        public int Refused;
    }
}
