namespace Sensors.I2c
{
    /// <summary>What Sensirion's chips share: 16-bit words, each followed by its checksum, and their formulas.</summary>
    public abstract class SensirionSensor : I2cSensor
    {
        /// <summary>Initializes a new instance of the <see cref="SensirionSensor"/> class.</summary>
        /// <param name="options">The settings.</param>
        /// <param name="addresses">The addresses that the chip can have.</param>
        /// <param name="measurements">What the sensor measures.</param>
        protected SensirionSensor(SensorOptions options, byte[] addresses, params Measurement[] measurements)
            : base(options, addresses, measurements)
        {
        }

        /// <summary>Converts a temperature: -45 + 175 · S / (2^16 - 1) °C.</summary>
        /// <param name="raw">The 16-bit signal.</param>
        /// <returns>0.01 °C.</returns>
        public static long Temperature(int raw) => Scaled.Divide((17500L * raw) - (4500L * 65535), 65535);

        /// <summary>Converts a relative humidity: 100 · S / (2^16 - 1) %.</summary>
        /// <param name="raw">The 16-bit signal.</param>
        /// <returns>0.01 %.</returns>
        public static long Humidity(int raw) => Scaled.Divide(10000L * raw, 65535);

        /// <summary>Checks the words of an answer.</summary>
        /// <param name="bytes">Words of two bytes, each followed by its checksum.</param>
        /// <param name="count">How many bytes.</param>
        /// <returns>Whether all checksums are right.</returns>
        public static bool IsRight(byte[] bytes, int count)
        {
            for (int i = 0; i < count; i += 3)
            {
                if (Crc8.Of(bytes, i, 2) != bytes[i + 2])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>
        /// Tells whether nothing can be read without a command, as with all of Sensirion's chips: one that lets itself be
        /// read is another chip, and commands are not for it.
        /// </summary>
        /// <returns>Whether commands may be sent.</returns>
        protected bool IsSilent()
        {
            // An answer that nobody fetched before the reboot is gone after one read.
            return Read(1) && Read(1) ? WrongChip("it answers without a command") : Status == SensorStatus.NotAcknowledged;
        }

        /// <summary>Reads words and checks them.</summary>
        /// <param name="count">How many; each is two bytes of <see cref="I2cSensor.Data"/> and a checksum.</param>
        /// <returns>Whether it worked.</returns>
        protected bool ReadWords(int count) => Read(3 * count) && (IsRight(Data, 3 * count) || Fail(SensorStatus.BadChecksum));

        /// <summary>Sends a command of two bytes that is answered within a millisecond, and reads the answer.</summary>
        /// <param name="command">The command.</param>
        /// <param name="count">How many words the answer has.</param>
        /// <returns>Whether it worked.</returns>
        protected bool Query(int command, int count) => Write(2, command) && Wait(2) && ReadWords(count);
    }
}
