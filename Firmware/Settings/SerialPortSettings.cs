namespace Firmware.Settings
{
    /// <summary>One serial port and its pins.</summary>
    public sealed class SerialPortSettings
    {
        /// <summary>Initializes a new instance of the <see cref="SerialPortSettings"/> class.</summary>
        public SerialPortSettings(SettingsSection section, PinTable chip)
        {
            Port = section.Integer("port", 2, 2, chip.PortCount);
            if (!chip.AddPort(Port))
            {
                section.Fault("port", Port + " is declared twice");
            }

            Receive = section.Pin("receive", false);
            Transmit = section.Pin("transmit", true);
            Direction = section.OptionalPin("direction", PinTable.None, true);
        }

        /// <summary>Gets the port's number as nanoFramework counts: 2 is COM2, the chip's UART1.</summary>
        public int Port { get; }

        /// <summary>Gets the GPIO that receives.</summary>
        public int Receive { get; }

        /// <summary>Gets the GPIO that sends.</summary>
        public int Transmit { get; }

        /// <summary>Gets the GPIO that has an RS-485 transceiver send; <see cref="PinTable.None"/> for none.</summary>
        public int Direction { get; }
    }
}
