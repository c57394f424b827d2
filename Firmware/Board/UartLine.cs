using System;
using System.IO.Ports;
using Firmware.Settings;
using nanoFramework.Hardware.Esp32;
using Sensors.Serial;

namespace Firmware.Board
{
    /// <summary>A serial port of the chip.</summary>
    public sealed class UartLine : SerialLine
    {
        private readonly SerialPort _port;

        /// <summary>Initializes a new instance of the <see cref="UartLine"/> class and opens the port.</summary>
        public UartLine(SerialPortSettings settings)
        {
            bool isSecond = settings.Port == 2;
            Configuration.SetPinFunction(settings.Transmit, isSecond ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(settings.Receive, isSecond ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX);
            _port = new SerialPort("COM" + settings.Port);
            if (settings.Direction != PinTable.None)
            {
                Configuration.SetPinFunction(settings.Direction, isSecond ? DeviceFunction.COM2_RTS : DeviceFunction.COM3_RTS);
                _port.Mode = SerialMode.RS485;
            }

            _port.Open();
        }

        /// <inheritdoc/>
        public override void Configure(int baudRate, string parity)
        {
            Parity wanted = parity == "even" ? Parity.Even : parity == "odd" ? Parity.Odd : Parity.None;
            if (_port.Parity != wanted)
            {
                _port.Parity = wanted;
            }

            if (_port.BaudRate != baudRate)
            {
                _port.BaudRate = baudRate;
            }
        }

        /// <inheritdoc/>
        public override void Write(int count) => _port.Write(Data, 0, count);

        /// <inheritdoc/>
        public override int Read(int index, int count, int milliseconds)
        {
            if (milliseconds > 0 && _port.BytesToRead < count)
            {
                try
                {
                    _port.ReadTimeout = milliseconds;
                    return _port.Read(Data, index, count);
                }
                catch (TimeoutException)
                {
                    // What has come is still there.
                }
            }

            int available = _port.BytesToRead;
            count = available < count ? available : count;
            return count == 0 ? 0 : _port.Read(Data, index, count);
        }
    }
}
