using System.Buffers.Binary;
using System.Text;

namespace Host.Tests.Tool;

/// <summary>Makes a <c>.pe</c> file, from the description of the format alone.</summary>
internal static class PeFile
{
    internal static byte[] Make(string name, string version, uint nativeChecksum = 0, int codeSize = 10, params string[] references)
    {
        StringBuilder strings = new("\0");
        ushort nameIndex = Index(strings, name);
        byte[] referenceTable = [.. references.SelectMany(reference => Row(Index(strings, reference)))];
        byte[] stringTable = Encoding.UTF8.GetBytes(strings.ToString());
        byte[] code = [.. Enumerable.Range(0, codeSize).Select(i => (byte)i)];

        int[] starts = new int[16];
        byte[] padding = new byte[16];
        List<byte> tables = [];
        for (int table = 0; table < 15; table++)
        {
            starts[table] = 124 + tables.Count;
            tables.AddRange(table switch { 0 => referenceTable, 11 => stringTable, 13 => code, _ => [] });
            while (tables.Count % 4 != 0 && table != 14)
            {
                tables.Add(0);
                padding[table]++;
            }
        }

        tables.Add(0xAB); // A last table that ends off a boundary: images must fill up.
        starts[15] = 124 + tables.Count;

        byte[] header = new byte[124];
        Span<byte> span = header;
        "NFMRK1"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], SlowCrc([.. tables]));
        BinaryPrimitives.WriteUInt32LittleEndian(span[20..], nativeChecksum);
        int[] numbers = [.. version.Split('.').Select(int.Parse)];
        for (int i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(span[(28 + (2 * i))..], (ushort)numbers[i]);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(span[36..], nameIndex);
        BinaryPrimitives.WriteUInt16LittleEndian(span[38..], 1);
        for (int i = 0; i < 16; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(span[(40 + (4 * i))..], starts[i]);
        }

        padding.CopyTo(span[108..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[8..], SlowCrc(header));
        return [.. header, .. tables];
    }

    /// <summary>CRC-32 with 0x04C11DB7, a bit at a time.</summary>
    internal static uint SlowCrc(byte[] bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool carry = (crc >> 31 & 1) != (uint)(value >> bit & 1);
                crc = carry ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }

    private static ushort Index(StringBuilder strings, string name)
    {
        if (name == "mscorlib")
        {
            return 0xFCD2; // One of the strings that every runtime has built in.
        }

        int index = strings.Length;
        strings.Append(name).Append('\0');
        return (ushort)index;
    }

    private static byte[] Row(ushort name)
    {
        byte[] row = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(row, name);
        return row;
    }
}
