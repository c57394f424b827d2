namespace Firmware.Settings
{
    /// <summary>What is on the board: the status LED, the button, the I2C buses, the serial ports.</summary>
    public sealed class BoardSettings
    {
        /// <summary>The chip, one of <see cref="PinTable.Chips"/>.</summary>
        public readonly string Chip;

        /// <summary>The status LED's GPIO, lit by a high level; <see cref="PinTable.None"/> for none.</summary>
        public readonly int Led;

        /// <summary>The button's GPIO, pressed at a low level; <see cref="PinTable.None"/> for none.</summary>
        public readonly int Button;

        /// <summary>The I2C buses.</summary>
        public readonly I2cBusSettings[] I2c;

        /// <summary>The serial ports.</summary>
        public readonly SerialPortSettings[] Serial;

        /// <summary>Initializes a new instance of the <see cref="BoardSettings"/> class.</summary>
        public BoardSettings(SettingsSection section, PinTable chip)
        {
            Chip = section.Choice("chip", PinTable.Chips, PinTable.Chips[0]);
            Led = section.OptionalPin("led", chip.DefaultLed, true);
            Button = section.OptionalPin("button", chip.DefaultButton, true);
            if (Button > 0 && chip.CanWake(0))
            {
                section.Warn("button", Button + " does not wake the board after a long press, GPIO 0 would");
            }

            I2c = ReadBuses(section, chip);
            int ports = section.Count("serial");
            Serial = new SerialPortSettings[ports < 0 ? 0 : ports];
            for (int i = 0; i < Serial.Length; i++)
            {
                SettingsSection port = section.Element("serial", i);
                Serial[i] = new SerialPortSettings(port, chip);
                port.WarnUnknown();
            }
        }

        private static I2cBusSettings[] ReadBuses(SettingsSection section, PinTable chip)
        {
            int count = section.Count("i2c");
            if (count < 0)
            {
                // Nothing given: the chip's usual bus. Something wrong given: the fault is noted, and there is no bus.
                return section.Has("i2c")
                    ? new I2cBusSettings[0]
                    : new I2cBusSettings[] { new I2cBusSettings(section.Section("i2c"), chip) };
            }

            I2cBusSettings[] buses = new I2cBusSettings[count];
            for (int i = 0; i < count; i++)
            {
                SettingsSection bus = section.Element("i2c", i);
                buses[i] = new I2cBusSettings(bus, chip);
                bus.WarnUnknown();
            }

            return buses;
        }
    }
}
