namespace Nubison.Delivery
{
    /// <summary>Whole numbers in a byte array, lowest byte first, without the garbage that <c>BitConverter</c> makes.</summary>
    internal static class Bytes
    {
        /// <summary>Writes the low bytes of a number.</summary>
        internal static void Write(byte[] buffer, int at, long value, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[at + i] = (byte)value;
                value >>= 8;
            }
        }

        /// <summary>Reads what <see cref="Write"/> wrote; never negative for less than eight bytes.</summary>
        internal static long Read(byte[] buffer, int at, int count)
        {
            long value = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[at + i];
            }

            return value;
        }
    }
}
