namespace Nubison.Protocol
{
    /// <summary>What an answer, or its absence, means to the device.</summary>
    public enum Outcome
    {
        /// <summary>The platform did what it was asked.</summary>
        Accepted = 0,

        /// <summary>The access token is missing, wrong or no longer valid.</summary>
        TokenRefused,

        /// <summary>Client id or secret are not valid.</summary>
        CredentialsRefused,

        /// <summary>The platform does not take the device key.</summary>
        DeviceKeyRefused,

        /// <summary>The platform does not take this one reading, now or later.</summary>
        ReadingRefused,

        /// <summary>The service, as the device key's product code names it, does not exist.</summary>
        ServiceMissing,

        /// <summary>The platform does not know the device.</summary>
        DeviceNotRegistered,

        /// <summary>The login is wanted in its other content type: form or JSON.</summary>
        OtherContentType,

        /// <summary>The platform refuses the request for a reason of its own.</summary>
        RequestRefused,

        /// <summary>The platform cannot serve the request now.</summary>
        PlatformBusy,

        /// <summary>There is no answer of the platform.</summary>
        Unreachable,
    }
}
