using System;
using System.Text;
using Nubison.Delivery;

namespace Nubison.Protocol
{
    /// <summary>Who this device is on which platform. Does not change while the device runs.</summary>
    public sealed class PlatformAccount
    {
        /// <summary>The platform's URL.</summary>
        public readonly string Url;

        /// <summary>The device's key: <c>{productCode}_{deviceIdentifier}</c>.</summary>
        public readonly string DeviceKey;

        /// <summary>The login's Authorization header (RFC 7617, UTF-8). A secret.</summary>
        public readonly string Authorization;

        /// <summary>The name the device registers with.</summary>
        public readonly string DeviceName;

        /// <summary>The model the device registers as.</summary>
        public readonly string ModelName;

        /// <summary>Tells as what and where the device is registered: another URL, key, name or model is another registration.</summary>
        public readonly long Registration;

        /// <summary>Initializes a new instance of the <see cref="PlatformAccount"/> class.</summary>
        public PlatformAccount(
            string url, string productCode, string deviceIdentifier, string clientId, string clientSecret, string deviceName, string modelName)
        {
            Url = url;
            DeviceKey = productCode + "_" + deviceIdentifier;
            Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(clientId + ":" + clientSecret));
            DeviceName = deviceName;
            ModelName = modelName;
            byte[] text = Encoding.UTF8.GetBytes(url + '\n' + DeviceKey + '\n' + deviceName + '\n' + modelName);
            Registration = Crc32.Compute(text, 0, text.Length);
        }
    }
}
