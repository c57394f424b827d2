namespace System;

/// <summary>
/// Stands in for nanoFramework.CoreLibrary: a part of a byte array. It is a copyable struct on the device as well,
/// so that it can be a field or be captured.
/// </summary>
[Serializable]
public readonly struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Initializes a new instance of the <see cref="SpanByte"/> struct over a whole array.</summary>
    /// <param name="array">The array; null gives an empty span.</param>
    public SpanByte(byte[]? array)
    {
        _array = array;
        _length = array?.Length ?? 0;
    }

    /// <summary>Initializes a new instance of the <see cref="SpanByte"/> struct over a part of an array.</summary>
    /// <param name="array">The array; null gives an empty span.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the array.</exception>
    public SpanByte(byte[]? array, int start, int length)
    {
        int available = array?.Length ?? 0;

        if (start < 0 || length < 0 || start > available - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>Gets the length in bytes.</summary>
    public int Length => _length;

    /// <summary>Makes a span over a whole array.</summary>
    /// <param name="array">The array; null gives an empty span.</param>
    public static implicit operator SpanByte(byte[]? array) => new(array);

    /// <summary>Gives the same bytes as .NET's own span, for the adapters.</summary>
    internal Span<byte> AsSpan() => new(_array, _start, _length);
}
