using Host.Tests.Doubles;
using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>Flash that remembers what was changed.</summary>
internal sealed class RecordingFlash(MemoryFlash flash) : IStorage
{
    public List<FlashChange> Changes { get; } = [];

    public MemoryFlash Flash => flash;

    public string[] List() => flash.List();

    public int Read(string name, int position, byte[] buffer, int count) => flash.Read(name, position, buffer, count);

    public void Write(string name, byte[] buffer, int count)
    {
        Changes.Add(new(flash.Copy(), name, buffer[..count], IsAppend: false));
        flash.Write(name, buffer, count);
    }

    public void Append(string name, byte[] buffer, int count)
    {
        Changes.Add(new(flash.Copy(), name, buffer[..count], IsAppend: true));
        flash.Append(name, buffer, count);
    }

    public void Delete(string name)
    {
        Changes.Add(new(flash.Copy(), name, null, IsAppend: false));
        flash.Delete(name);
    }
}
