namespace Sensors.I2c
{
    /// <summary>What Sensirion's chips share: 16-bit words, each followed by its checksum, and their formulas.</summary>
    public abstract class SensirionSensor : I2cSensor
    {
        private readonly byte[] _short = new byte[1];
        private readonly byte[] _long = new byte[2];

        /// <summary>Initializes a new instance of the <see cref="SensirionSensor"/> class.</summary>
        /// <param name="options">The settings.</param>
        /// <param name="addresses">The addresses that the chip can have.</param>
        /// <param name="quantities">What the sensor measures.</param>
        protected SensirionSensor(ISensorOptions options, byte[] addresses, params Quantity[] quantities)
            : base(options, addresses, quantities)
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
        /// <returns><see cref="SensorStatus.Ok"/> or <see cref="SensorStatus.BadChecksum"/>.</returns>
        public static SensorStatus Check(byte[] bytes)
        {
            for (int i = 0; i < bytes.Length; i += 3)
            {
                if (Crc8.Of(bytes, i, 2) != bytes[i + 2])
                {
                    return SensorStatus.BadChecksum;
                }
            }

            return SensorStatus.Ok;
        }

        /// <summary>Sends a command, 8 or 16 bits.</summary>
        /// <param name="command">The command.</param>
        /// <returns>The status.</returns>
        protected SensorStatus Send(int command) => Write(BytesOf(command));

        /// <summary>Sends a command and gives the chip its millisecond before the next one.</summary>
        /// <param name="command">The command.</param>
        /// <returns>The status.</returns>
        protected SensorStatus SendAndWait(int command) => WriteAndWait(BytesOf(command));

        /// <summary>Reads words and checks them.</summary>
        /// <param name="words">Filled with words of two bytes, each followed by its checksum.</param>
        /// <returns>The status.</returns>
        protected SensorStatus ReadWords(byte[] words)
        {
            SensorStatus status = Read(words);
            return status == SensorStatus.Ok ? Check(words) : status;
        }

        /// <summary>Sends a command that is answered within a millisecond, and reads the answer.</summary>
        /// <param name="command">The command.</param>
        /// <param name="words">Filled with words of two bytes, each followed by its checksum.</param>
        /// <returns>The status.</returns>
        protected SensorStatus Query(int command, byte[] words)
        {
            SensorStatus status = SendAndWait(command);
            return status == SensorStatus.Ok ? ReadWords(words) : status;
        }

        private byte[] BytesOf(int command)
        {
            byte[] bytes = command > 0xFF ? _long : _short;
            bytes[0] = (byte)(command > 0xFF ? command >> 8 : command);
            bytes[bytes.Length - 1] = (byte)command;
            return bytes;
        }
    }
}
