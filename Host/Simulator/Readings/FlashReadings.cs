using System.Buffers.Binary;
using Nubison.Delivery;

namespace Host.Simulator.Readings;

/// <summary>
/// The readings that lie on a flash, read without the journal's own code: whole frames, by their kind, length and check
/// (docs/delivery.md).
/// </summary>
internal static class FlashReadings
{
    private const byte FirstKind = 0xF9;
    private const byte LastKind = 0xFA;
    private const int HeaderLength = 17;
    private const int CheckLength = 4;

    public static HashSet<long> Read(string flash)
    {
        HashSet<long> numbers = [];
        string folder = Path.Combine(flash, "journal");

        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, "r*") : [])
        {
            try
            {
                Read(File.ReadAllBytes(file), numbers);
            }
            catch (IOException)
            {
                // Deleted meanwhile.
            }
        }

        return numbers;
    }

    private static void Read(byte[] content, HashSet<long> numbers)
    {
        for (int at = 0; at + HeaderLength + CheckLength <= content.Length;)
        {
            int end = at + HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(at + 1));
            bool isWhole = content[at] is >= FirstKind and <= LastKind && end + CheckLength <= content.Length
                && Crc32.Compute(content, at, end - at) == BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(end));

            if (isWhole)
            {
                numbers.Add(BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 3)));
            }

            at = isWhole ? end + CheckLength : at + 1;
        }
    }
}
