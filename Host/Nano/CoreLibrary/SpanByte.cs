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

    /// <summary>Gets an empty span.</summary>
    public static SpanByte Empty => default;

    /// <summary>Gets the length in bytes.</summary>
    public int Length => _length;

    /// <summary>Gets a value indicating whether the length is zero.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Gets or sets a byte.</summary>
    /// <param name="index">From 0 to <see cref="Length"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such byte.</exception>
    public byte this[int index]
    {
        get => _array![Checked(index)];
        set => _array![Checked(index)] = value;
    }

    /// <summary>Makes a span over a whole array.</summary>
    /// <param name="array">The array; null gives an empty span.</param>
    public static implicit operator SpanByte(byte[]? array) => new(array);

    /// <summary>Copies the bytes.</summary>
    /// <param name="destination">Where to, from its start on.</param>
    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(SpanByte destination) => AsSpan().CopyTo(destination.AsSpan());

    /// <summary>Makes a span over the rest of this one.</summary>
    /// <param name="start">Where the rest begins.</param>
    /// <returns>The rest.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not within this span.</exception>
    public SpanByte Slice(int start) => Slice(start, _length - start);

    /// <summary>Makes a span over a part of this one.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within this span.</exception>
    public SpanByte Slice(int start, int length) =>
        start < 0 || length < 0 || start > _length - length
            ? throw new ArgumentOutOfRangeException(nameof(start))
            : new SpanByte(_array, _start + start, length);

    /// <summary>Copies the bytes into a new array.</summary>
    /// <returns>The array.</returns>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>Gives the same bytes as .NET's own span, for the adapters.</summary>
    /// <returns>The span.</returns>
    internal Span<byte> AsSpan() => new(_array, _start, _length);

    private int Checked(int index) =>
        (uint)index < (uint)_length ? _start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
