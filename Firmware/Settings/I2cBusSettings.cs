namespace Firmware.Settings
{
    /// <summary>One I2C bus and its pins.</summary>
    public sealed class I2cBusSettings
    {
        /// <summary>The bus's number, 1 or 2.</summary>
        public readonly int Bus;

        /// <summary>The GPIO of the data line (SDA).</summary>
        public readonly int Data;

        /// <summary>The GPIO of the clock line (SCL).</summary>
        public readonly int Clock;

        /// <summary>Initializes a new instance of the <see cref="I2cBusSettings"/> class.</summary>
        public I2cBusSettings(SettingsSection section)
        {
            PinTable chip = section.Pins;
            Bus = section.Integer("bus", 1, 1, chip.BusCount);
            if (!chip.Declare(Bus))
            {
                section.Fault("bus", Bus + " is declared twice");
            }

            Data = ReadLine(section, "data", chip.DefaultData);
            Clock = ReadLine(section, "clock", chip.DefaultClock);
        }

        private static int ReadLine(SettingsSection section, string member, int usual) =>
            section.Has(member) ? section.Pin(member, true) : section.OptionalPin(member, usual);
    }
}
