namespace Host.Board.Chips;

/// <summary>
/// The checksum of Sensirion's and Aosong's sensors: polynomial x^8 + x^5 + x^4 + 1 (0x31), starting value 0xFF, not
/// reflected, no final XOR; of 0xBE 0xEF it is 0x92 (SHT3x-DIS data sheet, 4.12).
/// </summary>
internal static class ChipChecksum
{
    public static byte Of(ReadOnlySpan<byte> data)
    {
        int crc = 0xFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : crc << 1;
            }
        }

        return (byte)crc;
    }
}
