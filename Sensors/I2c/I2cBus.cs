using System;
using System.Device.I2c;
using Sensors.Sampling;

namespace Sensors.I2c
{
    /// <summary>
    /// An I2C bus: the bytes of the transfer under way, which all its sensors share, and whether it is stuck. A stuck bus is
    /// left alone as a whole: a transfer on it takes a second, and each of its sensors would try one.
    /// </summary>
    public sealed class I2cBus
    {
        // What was read last; valid until the next transfer on this bus.
        internal readonly byte[] Data = new byte[32];

        internal readonly ISensorHardware Hardware;

        private const int LongestCommand = 5;

        private readonly byte[] _command = new byte[LongestCommand];
        private readonly int _number;
        private int _failures;
        private long _stuckUntil;

        /// <summary>Initializes a new instance of the <see cref="I2cBus"/> class with its number on the board.</summary>
        public I2cBus(ISensorHardware hardware, int number)
        {
            Hardware = hardware;
            _number = number;
        }

        /// <summary>Gets a bus of the board, the same for all its sensors.</summary>
        public static I2cBus Of(ISensorHardware hardware, int number) =>
            hardware.Buses[number] ?? (hardware.Buses[number] = new I2cBus(hardware, number));

        /// <summary>
        /// Writes 0 to 5 bytes, given as one number, the last byte lowest, and then reads 0 to 32 with a
        /// repeated start.
        /// </summary>
        public SensorStatus Transfer(I2cDevice device, int writes, long bytes, int reads)
        {
            if (Hardware.Uptime < _stuckUntil)
            {
                return SensorStatus.BusError;
            }

            for (int i = writes - 1; i >= 0; i--)
            {
                _command[i] = (byte)bytes;
                bytes >>= 8;
            }

            // Spans are made where they are passed on: on the device each copy of one leaves 48 bytes to the collector.
            SensorStatus status = SensorStatus.BusError;
            try
            {
                I2cTransferResult result = reads == 0 ? device.Write(new SpanByte(_command, 0, writes))
                    : writes == 0 ? device.Read(new SpanByte(Data, 0, reads))
                    : device.WriteRead(new SpanByte(_command, 0, writes), new SpanByte(Data, 0, reads));
                status = result.Status == I2cTransferStatus.FullTransfer ? SensorStatus.Ok
                    : result.Status == I2cTransferStatus.SlaveAddressNotAcknowledged ? SensorStatus.NotAcknowledged
                    : SensorStatus.BusError;
            }
            catch (InvalidOperationException)
            {
                // What the ESP32's driver throws for everything but "no acknowledge" and "timed out".
            }

            if (status != SensorStatus.BusError)
            {
                _failures = 0;
            }
            else if (!Hardware.RecoverBus(_number))
            {
                _stuckUntil = Hardware.Uptime + RetryDelay.After(_failures++);
            }

            return status;
        }
    }
}
