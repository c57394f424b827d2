using System.Text;
using Nubison.Delivery;
using Nubison.Protocol;
using Nubison.State;

namespace Nubison.Connection
{
    /// <summary>
    /// Remembers as what and where the device is registered. Another platform, device key, name or model is another
    /// registration.
    /// </summary>
    public sealed class Registration
    {
        private readonly StateRecord _state;
        private readonly long _check;

        /// <summary>Initializes a new instance of the <see cref="Registration"/> class.</summary>
        public Registration(StateRecord state, PlatformAccount account)
        {
            _state = state;
            byte[] text = Encoding.UTF8.GetBytes(
                account.Url + '\n' + account.DeviceKey + '\n' + account.DeviceName + '\n' + account.ModelName);
            _check = Crc32.Compute(text, 0, text.Length);
        }

        /// <summary>Gets a value indicating whether the platform knows the device, as far as the device knows.</summary>
        public bool IsKnown => _state[StateField.Registration] == _check;

        /// <summary>The platform has registered the device.</summary>
        public void Remember() => Set(_check);

        /// <summary>The platform does not know the device.</summary>
        public void Clear() => Set(0);

        private void Set(long check)
        {
            lock (_state.Lock)
            {
                _state[StateField.Registration] = check;
                _state.Save(false);
            }
        }
    }
}
