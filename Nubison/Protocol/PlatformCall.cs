namespace Nubison.Protocol
{
    /// <summary>The platform's four calls.</summary>
    public enum PlatformCall
    {
        /// <summary><c>POST /devices/login</c>: brings the access token.</summary>
        Login = 0,

        /// <summary><c>POST /devices/logout</c>: ends the access token.</summary>
        Logout,

        /// <summary><c>POST /devices</c>: makes the device known.</summary>
        Register,

        /// <summary><c>POST /devices/data</c>: delivers one reading.</summary>
        Data,
    }
}
