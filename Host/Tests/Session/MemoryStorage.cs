using Nubison.Delivery;

namespace Host.Tests.Session;

/// <summary>A flash in memory.</summary>
internal sealed class MemoryStorage : IStorage
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <inheritdoc/>
    public string[] List() => [.. _files.Keys];

    /// <inheritdoc/>
    public int Length(string name) => _files.TryGetValue(name, out byte[]? file) ? file.Length : -1;

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        int length = Math.Min(count, _files[name].Length - position);
        Array.Copy(_files[name], position, buffer, 0, length);
        return length;
    }

    /// <inheritdoc/>
    public void Append(string name, byte[] buffer, int count) =>
        _files[name] = [.. _files.GetValueOrDefault(name, []), .. buffer[..count]];

    /// <inheritdoc/>
    public void Delete(string name) => _files.Remove(name);
}
