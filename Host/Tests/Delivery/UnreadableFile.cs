using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>Flash on which one file cannot be read.</summary>
internal sealed class UnreadableFile(IStorage flash) : IStorage
{
    public string Name { get; set; } = string.Empty;

    public string[] List() => flash.List();

    public int Read(string name, int position, byte[] buffer, int count) =>
        name != Name ? flash.Read(name, position, buffer, count) : throw new StorageException($"read {name}", null);

    public void Write(string name, byte[] buffer, int count) => flash.Write(name, buffer, count);

    public void Append(string name, byte[] buffer, int count) => flash.Append(name, buffer, count);

    public void Delete(string name) => flash.Delete(name);
}
