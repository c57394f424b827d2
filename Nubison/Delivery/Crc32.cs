namespace Nubison.Delivery
{
    /// <summary>
    /// The cyclic redundancy check of Ethernet and zip (CRC-32/ISO-HDLC). Half a byte at a time: a table of 64 bytes
    /// where the usual one takes a kilobyte of the heap.
    /// </summary>
    public static class Crc32
    {
        private static readonly uint[] Table =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>Computes the check of a part of a buffer.</summary>
        public static uint Compute(byte[] buffer, int offset, int count)
        {
            uint[] table = Table;
            uint crc = 0xFFFFFFFF;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= buffer[i];
                crc = (crc >> 4) ^ table[(int)(crc & 15)];
                crc = (crc >> 4) ^ table[(int)(crc & 15)];
            }

            return ~crc;
        }
    }
}
