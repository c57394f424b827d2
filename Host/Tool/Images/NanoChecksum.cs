namespace Host.Tool.Images;

/// <summary>The checksum nanoFramework uses for assemblies and for the packets of its Wire Protocol.</summary>
/// <remarks>CRC-32, polynomial 0x04C11DB7, most significant bit first, starting at 0, no final inversion.</remarks>
internal static class NanoChecksum
{
    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        foreach (byte value in bytes)
        {
            crc = Table[(byte)((crc >> 24) ^ value)] ^ (crc << 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
