using Firmware.Network;
using Nubison.Boot;
using Nubison.Delivery;
using Sensors;
using Sensors.Sampling;

namespace Firmware.Board
{
    /// <summary>What the device knows about itself, for the sensor of type <c>device</c>.</summary>
    public sealed class DeviceStatus : IDeviceStatus
    {
        private readonly Journal _journal;
        private readonly BootJournal _boots;
        private readonly WifiLink _link;

        /// <summary>Initializes a new instance of the <see cref="DeviceStatus"/> class.</summary>
        /// <param name="journal">The readings that wait.</param>
        /// <param name="boots">The boots.</param>
        /// <param name="link">The Wi-Fi.</param>
        public DeviceStatus(Journal journal, BootJournal boots, WifiLink link)
        {
            _journal = journal;
            _boots = boots;
            _link = link;
        }

        /// <summary>Gets or sets the sampler, once there is one.</summary>
        public Sampler Sampler { get; set; }

        /// <inheritdoc/>
        public long FreeMemory() => nanoFramework.Runtime.Native.GC.Run(false);

        /// <inheritdoc/>
        public long Signal() => _link.Signal();

        /// <inheritdoc/>
        public long Boots() => _boots.Number;

        /// <inheritdoc/>
        public long JournalFill() => _journal.FillPercent;

        /// <inheritdoc/>
        public long Dropped() => _journal.DroppedCount;

        /// <inheritdoc/>
        public long Refused() => _journal.RefusedCount;

        /// <inheritdoc/>
        public long SensorFaults() => Sampler == null ? 0 : Sampler.FaultCount;
    }
}
