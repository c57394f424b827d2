namespace Sensors.I2c
{
    /// <summary>What Sensirion's chips share: 16-bit words, each followed by its checksum, and their formulas.</summary>
    public abstract class SensirionSensor : I2cSensor
    {
        /// <summary>Initializes a new instance of the <see cref="SensirionSensor"/> class, see <see cref="I2cSensor"/>.</summary>
        protected SensirionSensor(SensorOptions options, byte[] addresses, params Measurement[] measurements)
            : base(options, addresses, measurements)
        {
        }

        /// <summary>Converts the 16-bit signal S to 0.01 °C: -45 + 175 · S / (2^16 - 1) °C.</summary>
        public static long Temperature(int raw) => Scaled.Divide((17500L * raw) - (4500L * 65535), 65535);

        /// <summary>Converts the 16-bit signal S to 0.01 % of relative humidity: 100 · S / (2^16 - 1) %.</summary>
        public static long Humidity(int raw) => Scaled.Divide(10000L * raw, 65535);

        /// <summary>Tells whether all checksums are right in bytes that are words of two, each followed by its checksum.</summary>
        public static bool IsRight(byte[] bytes, int count)
        {
            bool isRight = true;
            for (int i = 0; i < count; i += 3)
            {
                isRight &= Crc.Chip(bytes, i, 2) == bytes[i + 2];
            }

            return isRight;
        }

        /// <summary>
        /// Tells whether nothing can be read without a command, as with all of Sensirion's chips: one that lets itself be
        /// read is another chip, and commands are not for it. An answer that nobody fetched is gone after one read.
        /// </summary>
        protected bool IsSilent() => Read(1) && Read(1) ? WrongChip("it answers without a command") : Status == SensorStatus.NotAcknowledged;

        /// <summary>Reads words into <see cref="I2cSensor.Data"/>, three bytes each, and checks them.</summary>
        protected bool ReadWords(int count) => Read(3 * count) && (IsRight(Data, 3 * count) || Fail(SensorStatus.BadChecksum));

        /// <summary>Sends a command of two bytes that is answered within a millisecond, and reads the answer's words.</summary>
        protected bool Query(int command, int count) => Write(2, command) && Wait(2) && ReadWords(count);
    }
}
