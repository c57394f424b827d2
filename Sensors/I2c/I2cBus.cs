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
        private const int LongestCommand = 5;

        private readonly ISensorHardware _hardware;
        private readonly byte[] _command = new byte[LongestCommand];
        private int _failures;
        private long _stuckUntil;

        /// <summary>Initializes a new instance of the <see cref="I2cBus"/> class.</summary>
        /// <param name="hardware">The board.</param>
        /// <param name="number">The bus's number.</param>
        public I2cBus(ISensorHardware hardware, int number)
        {
            _hardware = hardware;
            Number = number;
        }

        /// <summary>Gets the bus's number.</summary>
        public int Number { get; }

        /// <summary>Gets what was read last; valid until the next transfer on this bus.</summary>
        public byte[] Data { get; } = new byte[32];

        /// <summary>Gets a bus of the board.</summary>
        /// <param name="hardware">The board.</param>
        /// <param name="number">The bus's number.</param>
        /// <returns>The bus, the same for all its sensors.</returns>
        public static I2cBus Of(ISensorHardware hardware, int number) =>
            hardware.Buses[number] ?? (hardware.Buses[number] = new I2cBus(hardware, number));

        /// <summary>Writes, and then reads with a repeated start.</summary>
        /// <param name="device">The chip.</param>
        /// <param name="writes">How many bytes to write, 0 to 5.</param>
        /// <param name="bytes">The bytes to write, the last one lowest.</param>
        /// <param name="reads">How many bytes to read into <see cref="Data"/>, 0 to 32.</param>
        /// <returns>What came of it.</returns>
        public SensorStatus Transfer(I2cDevice device, int writes, long bytes, int reads)
        {
            if (_hardware.Uptime < _stuckUntil)
            {
                return SensorStatus.BusError;
            }

            for (int i = writes - 1; i >= 0; i--)
            {
                _command[i] = (byte)bytes;
                bytes >>= 8;
            }

            SensorStatus status = StatusOf(device, new SpanByte(_command, 0, writes), new SpanByte(Data, 0, reads));
            if (status != SensorStatus.BusError)
            {
                _failures = 0;
            }
            else if (!_hardware.RecoverBus(Number))
            {
                _stuckUntil = _hardware.Uptime + RetryDelay.After(_failures++);
            }

            return status;
        }

        private static SensorStatus StatusOf(I2cDevice device, SpanByte write, SpanByte read)
        {
            try
            {
                I2cTransferResult result = read.Length == 0 ? device.Write(write)
                    : write.Length == 0 ? device.Read(read)
                    : device.WriteRead(write, read);
                return result.Status == I2cTransferStatus.FullTransfer ? SensorStatus.Ok
                    : result.Status == I2cTransferStatus.SlaveAddressNotAcknowledged ? SensorStatus.NotAcknowledged
                    : SensorStatus.BusError;
            }
            catch (InvalidOperationException)
            {
                // What the ESP32's driver throws for everything but "no acknowledge" and "timed out".
                return SensorStatus.BusError;
            }
        }
    }
}
