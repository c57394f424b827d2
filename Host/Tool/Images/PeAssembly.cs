using System.Buffers.Binary;
using System.Text;

namespace Host.Tool.Images;

/// <summary>One nanoFramework assembly: what is in a <c>.pe</c> file, or between two others in a deployment image.</summary>
/// <remarks>
/// Layout, all little endian: marker "NFMRK1" and two zeros, checksum of the header, checksum of the rest, flags, checksum
/// of the native methods, patch offset, version (4 × 16 bit), name (16 bit index into the strings), string table version
/// (16 bit), start of each of 16 tables (32 bit), patched methods (32 bit), padding of each table (16 × 8 bit). Source:
/// <c>CLR_RECORD_ASSEMBLY</c> in nf-interpreter's nanoCLR_Types.h.
/// </remarks>
internal sealed class PeAssembly
{
    /// <summary>The size of an assembly's header, in bytes.</summary>
    public const int HeaderSize = 124;

    private const int TablesOffset = 40;
    private const int ReferenceSize = 12;
    private const int ReferencesTable = 0;
    private const int TypeReferencesTable = 1;
    private const int StringsTable = 11;
    private const int EndOfAssembly = 15;
    private const int PaddingOffset = 108;

    private static readonly byte[] Marker = "NFMRK1\0\0"u8.ToArray();

    // Indexes from 0xFCA3 up are into a table of well-known strings that the runtime has built in (version 1, 860 strings).
    // Only two of them name an assembly.
    private static readonly Dictionary<ushort, string> WellKnown = new() { [0xFCD2] = "mscorlib", [0xFE28] = "System.Threading" };

    private PeAssembly(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        ReadOnlySpan<byte> span = bytes.Span;
        NativeChecksum = BinaryPrimitives.ReadUInt32LittleEndian(span[20..]);
        Version = VersionAt(span, 28);
        Name = StringAt(span, BinaryPrimitives.ReadUInt16LittleEndian(span[36..]));
        References = ReadReferences(span);
    }

    public string Name { get; }

    public Version Version { get; }

    /// <summary>The checksum its native half must have; 0 if it has none.</summary>
    public uint NativeChecksum { get; }

    /// <summary>The names of the assemblies it uses.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The assembly itself, without the padding that follows it in an image.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads the assembly that some bytes start with.</summary>
    /// <param name="source">Where the bytes are from, for the fault's text.</param>
    /// <exception cref="ToolException">It is not an assembly, is cut off, or a checksum is wrong.</exception>
    public static PeAssembly Read(ReadOnlyMemory<byte> bytes, string source)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < HeaderSize || !span[..Marker.Length].SequenceEqual(Marker))
        {
            throw ToolException.Refused($"{source}: not a nanoFramework assembly (a .pe file starts with NFMRK1)");
        }

        byte[] header = span[..HeaderSize].ToArray();
        uint headerCrc = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8));
        header.AsSpan(8, 4).Clear();
        uint size = TableAt(span, EndOfAssembly);
        if (NanoChecksum.Of(header) != headerCrc || size < HeaderSize || size > span.Length)
        {
            throw ToolException.Refused($"{source}: damaged or cut off");
        }

        if (NanoChecksum.Of(span[HeaderSize..(int)size]) != BinaryPrimitives.ReadUInt32LittleEndian(span[12..]))
        {
            throw ToolException.Refused($"{source}: damaged, its checksum is wrong");
        }

        return new PeAssembly(bytes[..(int)size]);
    }

    private static uint TableAt(ReadOnlySpan<byte> span, int table) => BinaryPrimitives.ReadUInt32LittleEndian(span[(TablesOffset + (4 * table))..]);

    private static Version VersionAt(ReadOnlySpan<byte> span, int offset) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(span[offset..]),
        BinaryPrimitives.ReadUInt16LittleEndian(span[(offset + 2)..]),
        BinaryPrimitives.ReadUInt16LittleEndian(span[(offset + 4)..]),
        BinaryPrimitives.ReadUInt16LittleEndian(span[(offset + 6)..]));

    private static string StringAt(ReadOnlySpan<byte> span, ushort index)
    {
        if (WellKnown.TryGetValue(index, out string? known))
        {
            return known;
        }

        ReadOnlySpan<byte> strings = span[(int)Math.Min(TableAt(span, StringsTable) + index, (uint)span.Length)..];
        int end = strings.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? strings : strings[..end]);
    }

    private static List<string> ReadReferences(ReadOnlySpan<byte> span)
    {
        uint start = TableAt(span, ReferencesTable);
        uint end = TableAt(span, TypeReferencesTable) - span[PaddingOffset];
        List<string> names = [];
        for (uint offset = start; offset + ReferenceSize <= end && end <= span.Length; offset += ReferenceSize)
        {
            names.Add(StringAt(span, BinaryPrimitives.ReadUInt16LittleEndian(span[(int)offset..])));
        }

        return names;
    }
}
