namespace Sensors.Serial
{
    /// <summary>
    /// A sensor on a 1-Wire bus: a serial port whose two lines are joined, so that what is on the wire is heard. Source: Maxim
    /// application note 214. A bit is a byte at 115200 baud, the reset pulse one at 9600 baud.
    /// </summary>
    public abstract class OneWireSensor : SerialSensor
    {
        private const byte ResetPulse = 0xF0;
        private const byte CommandSearch = 0xF0;

        // 160 bits take 14 ms.
        private const int Patience = 30;

        /// <summary>Initializes a new instance of the <see cref="OneWireSensor"/> class, see <see cref="SerialSensor"/>.</summary>
        protected OneWireSensor(SensorOptions options, params Measurement[] measurements)
            : base(options, measurements)
        {
        }

        /// <summary>Sends the reset pulse, which at least one chip has to answer. From here on the line is nobody else's until the step ends.</summary>
        protected bool Reset()
        {
            Line.Drop();
            Line.Configure(9600, "none");
            Data[0] = ResetPulse;
            bool isHeard = Exchange(1);
            Line.Configure(115200, "none");

            // Nothing: the lines are not joined. Zeros: the wire is connected to ground.
            return ((isHeard && Data[0] != 0) || Fail(SensorStatus.BusError)) && (Data[0] != ResetPulse || Fail(SensorStatus.NotAcknowledged));
        }

        /// <summary>Writes the first bytes of <see cref="SerialSensor.Data"/>, and reads those behind them, 20 at most together.</summary>
        protected bool Transfer(int writes, int reads)
        {
            int count = 8 * (writes + reads);
            for (int i = count - 1; i >= 0; i--)
            {
                Data[i] = (byte)(i >= 8 * writes || (Data[i >> 3] >> (i & 7) & 1) != 0 ? 0xFF : 0);
            }

            if (!Exchange(count))
            {
                return Fail(SensorStatus.BusError);
            }

            for (int i = 0; i < count; i += 8)
            {
                int value = 0;
                for (int bit = 0; bit < 8; bit++)
                {
                    value |= Data[i + bit] == 0xFF ? 1 << bit : 0;
                }

                Data[i >> 3] = (byte)value;
            }

            return true;
        }

        /// <summary>Finds the next chip: at each bit where chips differ, first 0 and then 1 is followed.</summary>
        /// <param name="rom">The ROM code of the chip before; becomes that of the next one.</param>
        /// <param name="last">The last bit at which 0 was followed though there were chips with 1 too; 64 for the first chip.</param>
        /// <returns>The same for the next chip: -1 if there is none behind it, -2 if none was found.</returns>
        protected int Search(byte[] rom, int last)
        {
            bool isFound = Reset();
            Data[0] = CommandSearch;
            isFound = isFound && Transfer(1, 0);
            int next = -1;
            for (int bit = 0; isFound && bit < 64; bit++)
            {
                Data[0] = 0xFF;
                Data[1] = 0xFF;
                isFound = Exchange(2) && (Data[0] != 0xFF || Data[1] != 0xFF);
                bool isOne = Data[0] == 0xFF;
                if (Data[0] != 0xFF && Data[1] != 0xFF)
                {
                    isOne = last != 64 && (bit == last || (bit < last && (rom[bit >> 3] >> (bit & 7) & 1) != 0));
                    next = isOne ? next : bit;
                }

                rom[bit >> 3] = (byte)((rom[bit >> 3] & ~(1 << (bit & 7))) | (isOne ? 1 << (bit & 7) : 0));
                Data[0] = (byte)(isOne ? 0xFF : 0);
                isFound = isFound && Exchange(1);
            }

            return isFound && Crc.OneWire(rom, 0, 8) == 0 ? next : -2;
        }

        private bool Exchange(int count)
        {
            Line.Write(count);
            return Line.Read(0, count, Patience) == count;
        }
    }
}
