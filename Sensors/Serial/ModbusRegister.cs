namespace Sensors.Serial
{
    /// <summary>One attribute of a Modbus slave: where its register is, and how its number is read.</summary>
    public sealed class ModbusRegister : Measurement
    {
        /// <summary>The first register's number.</summary>
        public readonly int Number;

        /// <summary>How many registers it takes: 1 or 2.</summary>
        public readonly int Count;

        private readonly bool _isSigned;
        private readonly bool _isFloat;
        private readonly bool _isLowWordFirst;
        private readonly long _scale;

        /// <summary>Initializes a new instance of the <see cref="ModbusRegister"/> class for an attribute, see <see cref="Measurement"/>.</summary>
        /// <param name="name">The attribute.</param>
        /// <param name="decimals">How many decimals it has.</param>
        /// <param name="number">The first register's number, from 0.</param>
        /// <param name="kind"><c>u16</c>, <c>i16</c>, <c>u32</c>, <c>i32</c> or <c>f32</c>.</param>
        /// <param name="isLowWordFirst">Whether of two registers the first has the low word.</param>
        /// <param name="scale">By what the number is multiplied: by it times ten to the power of the decimals.</param>
        /// <param name="minimum">The least value that is possible; as any other number by default.</param>
        /// <param name="maximum">The greatest value that is possible.</param>
        public ModbusRegister(
            string name, int decimals, int number, string kind, bool isLowWordFirst, long scale,
            long minimum = long.MinValue + 1, long maximum = long.MaxValue)
            : base(name, decimals, minimum, maximum)
        {
            Number = number;
            Count = kind.EndsWith("32") ? 2 : 1;
            _isSigned = kind.StartsWith("i");
            _isFloat = kind.StartsWith("f");
            _isLowWordFirst = isLowWordFirst;
            _scale = scale;
        }

        /// <summary>Sets the value from the slave's answer, where the register is at an index, each word with its high byte first.</summary>
        public void Set(byte[] data, int index)
        {
            uint value = Word(data, index);
            if (Count == 2)
            {
                uint second = Word(data, index + 2);
                value = _isLowWordFirst ? (second << 16) | value : (value << 16) | second;
            }

            if (_isFloat)
            {
                Set(Float(value, _scale));
            }
            else
            {
                // Not by a cast to int: on the device a uint stays unsigned through it when it is widened afterwards.
                long number = value;
                Set((_isSigned && value >> (16 * Count - 1) != 0 ? number - (1L << (16 * Count)) : number) * _scale);
            }
        }

        /// <summary>
        /// Reads the 32 bits of a number of IEEE 754 and multiplies it by a scale, rounded; <see cref="long.MinValue"/> if it is
        /// no number or too large.
        /// </summary>
        public static long Float(uint bits, long scale)
        {
            int exponent = (int)(bits >> 23) & 0xFF;
            if (exponent > 127 + 40)
            {
                return long.MinValue;
            }

            double value = ((bits & 0x7FFFFF) | (exponent == 0 ? 0u : 0x800000u)) * (double)scale;
            for (int i = exponent == 0 ? 1 : exponent; i != 150; i += i < 150 ? 1 : -1)
            {
                value = i < 150 ? value / 2 : value * 2;
            }

            return Scaled.From((bits & 0x80000000) != 0 ? -value : value, 0);
        }

        private static uint Word(byte[] data, int index) => (uint)((data[index] << 8) | data[index + 1]);
    }
}
