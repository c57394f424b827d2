namespace Firmware.Settings
{
    /// <summary>One serial port and its pins.</summary>
    public sealed class SerialPortSettings
    {
        /// <summary>The port's number as nanoFramework counts: 2 is COM2, the chip's UART1.</summary>
        public readonly int Port;

        /// <summary>The GPIO that receives.</summary>
        public readonly int Receive;

        /// <summary>The GPIO that sends.</summary>
        public readonly int Transmit;

        /// <summary>The GPIO that has an RS-485 transceiver send; <see cref="PinTable.None"/> for none.</summary>
        public readonly int Direction;

        /// <summary>Initializes a new instance of the <see cref="SerialPortSettings"/> class.</summary>
        public SerialPortSettings(SettingsSection section)
        {
            Port = section.Integer("port", 2, 2, section.Pins.LastPort);
            if (!section.Pins.Declare(PinTable.Ports + Port))
            {
                section.Fault("port", Port + " is declared twice");
            }

            Receive = section.Pin("receive", false);
            Transmit = section.Pin("transmit", true);
            Direction = section.OptionalPin("direction", PinTable.None);
        }
    }
}
