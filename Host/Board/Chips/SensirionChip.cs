using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// The answers of Sensirion's sensors: words of 16 bits, most significant byte first, each with its checksum. A
/// command's answer is there after the command's time; before that, without a command, and when it was read once
/// already, the chip does not acknowledge a read.
/// </summary>
internal abstract class SensirionChip(TimeProvider time) : ClimateChip(time)
{
    private Func<ushort[]>? _pending;
    private bool _stretches;
    private TimeSpan _answersAt;
    private byte[] _answer = [];

    protected bool Preparing => _pending != null;

    protected override TimeSpan ClockStretch => _stretches && Preparing ? _answersAt - Now : TimeSpan.Zero;

    protected override void Reset() => Forget();

    protected override void Settle()
    {
        base.Settle();
        if (_pending != null && Now >= _answersAt)
        {
            _answer = Encode(_pending());
            _pending = null;
        }
    }

    protected override bool Send(Span<byte> buffer)
    {
        bool answers = _answer.Length > 0 && Answer(buffer, _answer);
        _answer = [];
        return answers;
    }

    /// <summary>Prepares an answer.</summary>
    /// <param name="stretches">Whether a read holds the clock until it is there.</param>
    protected void Reply(TimeSpan after, Func<ushort[]> words, bool stretches = false)
    {
        _answer = [];
        _stretches = stretches;
        _pending = words;
        _answersAt = Now + after;
        Settle();
    }

    /// <summary>Drops an answer that nobody read, or that is being prepared.</summary>
    protected void Forget()
    {
        _answer = [];
        _pending = null;
    }

    /// <summary>The 16 bits of a value on a scale from code 0 to code 65535.</summary>
    /// <param name="least">What code 0 stands for.</param>
    /// <param name="span">How much more code 65535 stands for.</param>
    protected static ushort Code(double value, double least, double span) =>
        (ushort)Inverse.Round((value - least) / span * ushort.MaxValue, 0, ushort.MaxValue);

    /// <summary>Tells whether three bytes are a word and its checksum.</summary>
    protected static bool TryDecode(ReadOnlySpan<byte> bytes, out ushort word)
    {
        word = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return bytes[2] == ChipChecksum.Of(bytes[..2]);
    }

    private static byte[] Encode(ushort[] words)
    {
        byte[] bytes = new byte[3 * words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            Span<byte> slot = bytes.AsSpan(3 * i, 3);
            BinaryPrimitives.WriteUInt16BigEndian(slot, words[i]);
            slot[2] = ChipChecksum.Of(slot[..2]);
        }

        return bytes;
    }
}
