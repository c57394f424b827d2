using Nubison.Delivery;
using Nubison.Log;
using Nubison.Protocol;

namespace Nubison.Connection
{
    /// <summary>
    /// Remembers in flash as what and where the device is registered. Another platform, device key, name or model is
    /// another registration.
    /// </summary>
    public sealed class Registration
    {
        /// <summary>The file's name.</summary>
        public const string FileName = "registration.json";

        private const int Capacity = 1024;

        private readonly IStorage _storage;
        private readonly PlatformAccount _account;
        private readonly ILog _log;

        /// <summary>Initializes a new instance of the <see cref="Registration"/> class and reads the flash.</summary>
        /// <param name="storage">The flash.</param>
        /// <param name="account">What the device registers as.</param>
        /// <param name="log">Where flash errors go.</param>
        public Registration(IStorage storage, PlatformAccount account, ILog log)
        {
            _storage = storage;
            _account = account;
            _log = log;
            IsKnown = IsStored();
        }

        /// <summary>Gets a value indicating whether the platform knows the device, as far as the device knows.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>The platform has registered the device.</summary>
        public void Remember()
        {
            IsKnown = true;
            Store(Describe());
        }

        /// <summary>The platform does not know the device.</summary>
        public void Forget()
        {
            IsKnown = false;
            Store(null);
        }

        // Power may go in between: without the file, or with a part of it, the device registers again.
        private void Store(JsonWriter text)
        {
            try
            {
                _storage.Delete(FileName);
                if (text != null)
                {
                    _storage.Append(FileName, text.Buffer, text.Length);
                }
            }
            catch (StorageException e)
            {
                _log.Write("session", "the registration is not stored: " + e.Message);
            }
        }

        private bool IsStored()
        {
            JsonWriter text = Describe();
            byte[] stored = new byte[text.Length];
            try
            {
                if (text.Overflowed
                    || _storage.Length(FileName) != text.Length
                    || _storage.Read(FileName, 0, stored, text.Length) != text.Length)
                {
                    return false;
                }
            }
            catch (StorageException e)
            {
                _log.Write("session", "the registration cannot be read: " + e.Message);
                return false;
            }

            for (int i = 0; i < stored.Length; i++)
            {
                if (stored[i] != text.Buffer[i])
                {
                    return false;
                }
            }

            return true;
        }

        private JsonWriter Describe()
        {
            return new JsonWriter(new byte[Capacity])
                .Literal("{\"url\":").Text(_account.Url)
                .Literal(",\"deviceKey\":").Text(_account.DeviceKey)
                .Literal(",\"deviceName\":").Text(_account.DeviceName)
                .Literal(",\"modelName\":").Text(_account.ModelName)
                .Literal('}');
        }
    }
}
