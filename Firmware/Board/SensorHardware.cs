using System.Device.Gpio;
using System.Device.I2c;
using System.Threading;
using Firmware.Network;
using Firmware.Sampling;
using Firmware.Settings;
using nanoFramework.Hardware.Esp32;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.State;
using Nubison.Time;
using Sensors;
using Sensors.I2c;
using Sensors.Serial;

namespace Firmware.Board
{
    /// <summary>The ESP32's pins, buses and counters, as the sensors use them, and what the device knows about itself.</summary>
    public sealed class SensorHardware : ISensorHardware
    {
        // I2C-bus specification UM10204, section 3.1.16: nine clocks free a chip that was cut off in mid-byte.
        private const int RecoveryClocks = 9;

        // The runtime's clock goes in steps of 10 ms (FreeRTOS at 100 Hz): a wait can end that much early.
        private const int ClockStep = 10;

        private readonly GpioController _gpio;
        private readonly BoardSettings _board;
        private readonly UartLine[] _lines;
        private readonly StateRecord _totals;
        private readonly IClock _clock;
        private readonly Journal _journal;
        private readonly BootRecord _boots;
        private readonly WifiLink _link;
        private readonly SamplingLoop _sampling;
        private long _lowestFreeMemory = long.MaxValue;

        /// <summary>Initializes a new instance of the <see cref="SensorHardware"/> class and gives the buses their pins.</summary>
        public SensorHardware(
            GpioController gpio, BoardSettings board, StateRecord totals, IClock clock, Journal journal, BootRecord boots, WifiLink link,
            SamplingLoop sampling)
        {
            _gpio = gpio;
            _board = board;
            _lines = new UartLine[board.Serial.Length];
            _totals = totals;
            _clock = clock;
            _journal = journal;
            _boots = boots;
            _link = link;
            _sampling = sampling;
            foreach (I2cBusSettings bus in board.I2c)
            {
                Configuration.SetPinFunction(bus.Data, bus.Bus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
                Configuration.SetPinFunction(bus.Clock, bus.Bus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
            }
        }

        /// <inheritdoc/>
        public long Uptime => _clock.Uptime;

        /// <inheritdoc/>
        public I2cBus[] Buses { get; } = new I2cBus[3];

        /// <inheritdoc/>
        public void Wait(int milliseconds) => Thread.Sleep(milliseconds + ClockStep);

        /// <inheritdoc/>
        public I2cDevice OpenI2c(int bus, int address) =>
            I2cDevice.Create(new I2cConnectionSettings(bus, address, I2cBusSpeed.StandardMode));

        /// <inheritdoc/>
        public bool RecoverBus(int bus)
        {
            foreach (I2cBusSettings candidate in _board.I2c)
            {
                if (candidate.Bus == bus)
                {
                    bool isFree = ClockOut(candidate);

                    // Opening a device gives the pins back to the I2C controller, for the devices that are open too.
                    OpenI2c(bus, 0).Dispose();
                    return isFree;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public GpioPin OpenPin(int pin, PinMode mode) => _gpio.OpenPin(pin, mode);

        /// <inheritdoc/>
        public IPulseCounter OpenPulseCounter(int pin, bool falling) => new PulseCounter(_gpio, pin, falling);

        /// <inheritdoc/>
        public IAnalogInput OpenAnalog(int pin) =>
            new AnalogInput(PinTable.AnalogChannel(_board.Chip, pin), PinTable.AnalogFullScale(_board.Chip));

        /// <inheritdoc/>
        public SerialLine OpenSerial(int port)
        {
            for (int i = 0; i < _lines.Length; i++)
            {
                if (_board.Serial[i].Port == port)
                {
                    return _lines[i] ??= new UartLine(_board.Serial[i]);
                }
            }

            return null;
        }

        /// <inheritdoc/>
        public long LoadTotal(string key) => _totals.LoadTotal(key);

        /// <inheritdoc/>
        public void SaveTotal(string key, long total) => _totals.SaveTotal(key, total);

        /// <inheritdoc/>
        public long DeviceValue(string name) => name switch
        {
            "uptime" => Uptime / 1000,
            "freeMemory" => FreeMemory(),
            "lowestFreeMemory" => _lowestFreeMemory,
            "signal" => _link.Signal(),
            "boots" => _boots.Number,
            "journal" => _journal.FillPercent,
            "dropped" => _journal.DroppedCount,
            "refused" => _journal.RefusedCount,
            "firmware" => ProductVersion.Number,
            "sensorFaults" => _sampling.FaultCount,
            _ => long.MinValue,
        };

        // Asked for before the lowest.
        private long FreeMemory()
        {
            long free = nanoFramework.Runtime.Native.GC.Run(false);
            _lowestFreeMemory = free < _lowestFreeMemory ? free : _lowestFreeMemory;
            return free;
        }

        private bool ClockOut(I2cBusSettings bus)
        {
            GpioPin data = _gpio.OpenPin(bus.Data, PinMode.InputPullUp);
            GpioPin clock = _gpio.OpenPin(bus.Clock, PinMode.OutputOpenDrain);
            try
            {
                for (int i = 0; i < RecoveryClocks && data.Read() == PinValue.Low; i++)
                {
                    clock.Write(PinValue.Low);
                    Thread.Sleep(1);
                    clock.Write(PinValue.High);
                    Thread.Sleep(1);
                }

                // A stop: data rises while the clock is high.
                bool isFree = data.Read() == PinValue.High;
                clock.Write(PinValue.Low);
                data.SetPinMode(PinMode.OutputOpenDrain);
                data.Write(PinValue.Low);
                clock.Write(PinValue.High);
                Thread.Sleep(1);
                data.Write(PinValue.High);
                return isFree;
            }
            finally
            {
                // The controller keeps a pin that is only disposed.
                _gpio.ClosePin(bus.Data);
                _gpio.ClosePin(bus.Clock);
            }
        }
    }
}
