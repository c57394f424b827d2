namespace Host.Events;

/// <summary>Something that was added to a <see cref="Feed{T}"/>.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Number">Counted up from 1, without a gap.</param>
/// <param name="Item">What was added.</param>
public readonly record struct Numbered<T>(long Number, T Item);
