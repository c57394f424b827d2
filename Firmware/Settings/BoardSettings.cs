using Sensors;

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
        public BoardSettings(SettingsSection section)
        {
            Chip = section.Choice("chip", PinTable.Chips, PinTable.Chips[0]);
            PinTable pins = section.Pins = new PinTable(Chip);
            Led = section.OptionalPin("led", pins.DefaultLed);
            Button = section.OptionalPin("button", pins.DefaultButton);
            if (Button > 0 && pins.CanWake(0))
            {
                section.Warn("button", Button + " does not wake the board after a long press, GPIO 0 would");
            }

            // Nothing given: the chip's usual bus. Something wrong given: the fault is noted, and there is no bus.
            SensorOptions[] buses = section.Has("i2c") ? section.Objects("i2c") : new SensorOptions[] { section.Section("i2c") };
            I2c = new I2cBusSettings[buses == null ? 0 : buses.Length];
            for (int i = 0; i < I2c.Length; i++)
            {
                I2c[i] = new I2cBusSettings((SettingsSection)buses[i]);
            }

            SensorOptions[] ports = section.Objects("serial");
            Serial = new SerialPortSettings[ports == null ? 0 : ports.Length];
            for (int i = 0; i < Serial.Length; i++)
            {
                Serial[i] = new SerialPortSettings((SettingsSection)ports[i]);
            }
        }
    }
}
