using Firmware.Network;
using Firmware.Sampling;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.Time;
using Sensors;

namespace Firmware.Board
{
    /// <summary>What the device knows about itself, for the sensor of type <c>device</c>.</summary>
    public sealed class DeviceStatus
    {
        private readonly Journal _journal;
        private readonly BootRecord _boots;
        private readonly WifiLink _link;
        private readonly SamplingLoop _sampling;
        private readonly IClock _clock;
        private long _lowestFreeMemory = long.MaxValue;

        /// <summary>Initializes a new instance of the <see cref="DeviceStatus"/> class.</summary>
        public DeviceStatus(Journal journal, BootRecord boots, WifiLink link, SamplingLoop sampling, IClock clock)
        {
            _journal = journal;
            _boots = boots;
            _link = link;
            _sampling = sampling;
            _clock = clock;
        }

        /// <summary>Reads what the device knows about itself.</summary>
        /// <param name="name">One of the names of <see cref="DeviceSensor"/>; the memory comes first.</param>
        /// <returns>The value; <see cref="long.MinValue"/> if it is not known.</returns>
        public long Value(string name) => name switch
        {
            "uptime" => _clock.Uptime / 1000,
            "freeMemory" => FreeMemory(),
            "lowestFreeMemory" => _lowestFreeMemory,
            "signal" => _link.Signal() == 0 ? long.MinValue : _link.Signal(),
            "boots" => _boots.Number,
            "journal" => _journal.FillPercent,
            "dropped" => _journal.DroppedCount,
            "refused" => _journal.RefusedCount,
            "firmware" => ProductVersion.Number,
            "sensorFaults" => _sampling.FaultCount,
            _ => long.MinValue,
        };

        private long FreeMemory()
        {
            long free = nanoFramework.Runtime.Native.GC.Run(false);
            _lowestFreeMemory = free < _lowestFreeMemory ? free : _lowestFreeMemory;
            return free;
        }
    }
}
