using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>A folder of the simulator's flash, between two runs.</summary>
internal sealed class FolderFlash(string folder) : IStorage
{
    public string[] List() => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file))];

    public int Read(string name, int position, byte[] buffer, int count)
    {
        byte[] content = File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : [];
        count = Math.Clamp(content.Length - position, 0, count);
        Array.Copy(content, position, buffer, 0, count);
        return count;
    }

    public void Write(string name, byte[] buffer, int count)
    {
        using FileStream file = new(PathOf(name), FileMode.OpenOrCreate);
        file.Write(buffer, 0, count);
    }

    public void Append(string name, byte[] buffer, int count)
    {
        using FileStream file = new(PathOf(name), FileMode.Append);
        file.Write(buffer, 0, count);
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    private string PathOf(string name) => Path.Combine(folder, name);
}
