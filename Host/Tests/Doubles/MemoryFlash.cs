using Nubison.Delivery;

namespace Host.Tests.Doubles;

/// <summary>Flash with the journal's files, in memory. Contents are never changed in place, so a copy is cheap.</summary>
internal sealed class MemoryFlash : IStorage
{
    private readonly Dictionary<string, byte[]> _files;

    public MemoryFlash() => _files = [];

    private MemoryFlash(MemoryFlash other) => _files = new(other._files);

    /// <summary>How many bytes fit; each file takes whole blocks of 4 kB.</summary>
    public int Capacity { get; init; } = 256 * 1024;

    public IEnumerable<string> Segments => _files.Keys.Where(name => name[0] == 'r').OrderBy(name => long.Parse(name[1..]));

    public byte[] this[string name]
    {
        get => _files[name];
        set => _files[name] = value;
    }

    public MemoryFlash Copy() => new(this) { Capacity = Capacity };

    public string[] List() => [.. _files.Keys];

    public int Read(string name, int position, byte[] buffer, int count)
    {
        byte[] content = _files.GetValueOrDefault(name, []);
        count = Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, 0, count);
        return count;
    }

    public void Write(string name, byte[] buffer, int count) =>
        Change(name, [.. buffer.AsSpan(0, count), .. _files.GetValueOrDefault(name, []).Skip(count)]);

    public void Append(string name, byte[] buffer, int count) =>
        Change(name, [.. _files.GetValueOrDefault(name, []), .. buffer.AsSpan(0, count)]);

    public void Delete(string name) => _files.Remove(name);

    private static int Blocks(int length) => (length + 4095) / 4096;

    private void Change(string name, byte[] content)
    {
        int used = _files.Where(file => file.Key != name).Sum(file => Blocks(file.Value.Length));
        if (used + Blocks(content.Length) > Capacity / 4096)
        {
            throw new StorageException($"write {name}: full", null);
        }

        _files[name] = content;
    }
}
