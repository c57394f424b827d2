using System;
using System.Text;

namespace Nubison.Protocol
{
    /// <summary>Who this device is on which platform. Does not change while the device runs.</summary>
    public sealed class PlatformAccount
    {
        /// <summary>Initializes a new instance of the <see cref="PlatformAccount"/> class.</summary>
        public PlatformAccount(
            string url,
            string productCode,
            string deviceIdentifier,
            string clientId,
            string clientSecret,
            string deviceName,
            string modelName)
        {
            Url = url;
            DeviceKey = productCode + "_" + deviceIdentifier;
            Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(clientId + ":" + clientSecret));
            DeviceName = deviceName;
            ModelName = modelName;
        }

        /// <summary>Gets the platform's URL.</summary>
        public string Url { get; }

        /// <summary>Gets the device's key: <c>{productCode}_{deviceIdentifier}</c>.</summary>
        public string DeviceKey { get; }

        /// <summary>Gets the login's Authorization header (RFC 7617, UTF-8). A secret.</summary>
        public string Authorization { get; }

        /// <summary>Gets the name the device registers with.</summary>
        public string DeviceName { get; }

        /// <summary>Gets the model the device registers as.</summary>
        public string ModelName { get; }
    }
}
