using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Firmware.Settings;
using Nubison.Connection;
using Nubison.Log;
using Nubison.Time;

namespace Firmware.Network
{
    /// <summary>
    /// The station side of the ESP32's Wi-Fi. Once it was told which network to join, the runtime itself tries until it
    /// has, and comes back whenever it was lost. Joining like this writes nothing to the board's own configuration.
    /// </summary>
    public sealed class WifiLink : INetworkLink
    {
        // Asking makes some garbage, so a burst of readings does not ask before each of them.
        private const int AskEvery = 1000;
        private const int PollEvery = 100;

        private readonly WifiSettings _settings;
        private readonly IClock _clock;
        private readonly ILog _log;

        private WifiAdapter _adapter;
        private bool _isAssociated;
        private bool _isUp;
        private long _askedAt = -AskEvery;

        /// <summary>Initializes a new instance of the <see cref="WifiLink"/> class; no settings are those of the device's own configuration.</summary>
        public WifiLink(WifiSettings settings, IClock clock, ILog log)
        {
            _settings = settings;
            _clock = clock;
            _log = log;
        }

        // One for life: the runtime keeps every adapter it ever made. Asked for where a radio that fails is caught: it must
        // not end a boot, of which sampling is a part.
        private WifiAdapter Adapter => _adapter ??= WifiAdapter.FindAllAdapters()[0];

        /// <inheritdoc/>
        public bool IsUp
        {
            get
            {
                long now = _clock.Uptime;
                if (now - _askedAt >= AskEvery)
                {
                    // At boot the runtime may have joined the network of its own configuration, which need not be the settings'.
                    _isUp = HasAddress() && (_isAssociated || _settings == null || Stored().Ssid == _settings.Ssid);
                    _askedAt = now;
                }

                return _isUp;
            }
        }

        /// <inheritdoc/>
        public void Join(int milliseconds)
        {
            long deadline = _clock.Uptime + milliseconds;
            string failure = null;
            try
            {
                failure = _isAssociated ? null : Associate();
                while (!HasAddress() && _clock.Uptime < deadline)
                {
                    Thread.Sleep(PollEvery);
                }

                // The radio had left every other network before: whatever it said, this address is of the right one.
                _isAssociated |= HasAddress();
            }
            catch (Exception e)
            {
                // The radio's native half throws exceptions of several types.
                failure = e.GetType().Name;
            }

            _askedAt = -AskEvery;
            if (!IsUp)
            {
                _log.Write("network", "\"" + Ssid() + "\" " + (failure ?? "gives no address"));
            }
        }

        /// <inheritdoc/>
        public void Leave()
        {
            _isAssociated = false;
            _isUp = false;
            try
            {
                Adapter.Disconnect();
            }
            catch (Exception e)
            {
                _log.Write("network", "cannot be left: " + e.GetType().Name);
            }
        }

        /// <summary>
        /// Tells how strong the access point was when it was last looked for, and looks for it again: the answer is one
        /// call behind. A scan takes the radio away for some seconds, so this is not for every reading.
        /// </summary>
        /// <returns>dBm, below 0; <see cref="long.MinValue"/> if it is not known.</returns>
        public long Signal()
        {
            try
            {
                string ssid = Ssid();
                long strongest = long.MinValue;
                foreach (WifiAvailableNetwork network in Adapter.NetworkReport.AvailableNetworks)
                {
                    long strength = (long)network.NetworkRssiInDecibelMilliwatts;
                    if (network.Ssid == ssid && strength > strongest)
                    {
                        strongest = strength;
                    }
                }

                Adapter.ScanAsync();
                return strongest;
            }
            catch (Exception e)
            {
                // A radio that is busy, off or without a report says so in exceptions of several types.
                _log.Write("network", "no scan: " + e.GetType().Name);
                return long.MinValue;
            }
        }

        private static string Describe(WifiConnectionStatus status) => status switch
        {
            WifiConnectionStatus.Success => null,
            WifiConnectionStatus.NetworkNotAvailable => "is not there",
            WifiConnectionStatus.InvalidCredential => "refuses: the password is wrong or the signal weak",
            WifiConnectionStatus.Timeout => "does not answer",
            _ => "cannot be joined",
        };

        private static bool HasAddress()
        {
            string address = Station()?.IPv4Address;
            return !string.IsNullOrEmpty(address) && address != "0.0.0.0";
        }

        private static NetworkInterface Station()
        {
            foreach (NetworkInterface candidate in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (candidate.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return candidate;
                }
            }

            return null;
        }

        private static Wireless80211Configuration Stored()
        {
            NetworkInterface station = Station();
            return station == null ? null : Wireless80211Configuration.GetAllWireless80211Configurations()[station.SpecificConfigId];
        }

        private string Ssid() => _settings == null ? Stored()?.Ssid : _settings.Ssid;

        private string Associate()
        {
            string ssid = Ssid();
            if (string.IsNullOrEmpty(ssid))
            {
                return "has no name: neither the settings nor the board's own configuration name one";
            }

            string password = _settings == null ? Stored().Password : _settings.Password;

            // A radio that still looks for another network, such as the one of the board's own configuration, takes no new
            // one (ESP-IDF 5.5, esp_wifi_set_config) and goes on looking for that one.
            Adapter.Disconnect();
            Thread.Sleep(PollEvery);
            WifiConnectionStatus status = Adapter.Connect(ssid, WifiReconnectionKind.Automatic, password).ConnectionStatus;

            // A network that was not taken has no status of its own: it is told again at the next join.
            _isAssociated = status != WifiConnectionStatus.UnspecifiedFailure;
            return Describe(status);
        }
    }
}
