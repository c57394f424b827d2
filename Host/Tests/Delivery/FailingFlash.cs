using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>Flash whose calls fail when the test says so; a write that fails may have been made in part.</summary>
internal sealed class FailingFlash(IStorage flash) : IStorage
{
    private readonly Random _random = new(1);

    public Func<bool> IsFailing { get; set; } = () => false;

    /// <summary>Whether it can still be read, and files be deleted.</summary>
    public bool FailsWritesAlone { get; init; }

    public string[] List()
    {
        Try("list");
        return flash.List();
    }

    public int Read(string name, int position, byte[] buffer, int count)
    {
        Try(name);
        return flash.Read(name, position, buffer, count);
    }

    public void Write(string name, byte[] buffer, int count) => Change(flash.Write, name, buffer, count);

    public void Append(string name, byte[] buffer, int count) => Change(flash.Append, name, buffer, count);

    public void Delete(string name)
    {
        Try(name);
        flash.Delete(name);
    }

    private void Change(Action<string, byte[], int> change, string name, byte[] buffer, int count)
    {
        bool isFailing = IsFailing();
        int part = isFailing ? _random.Next(count + 1) : count;
        if (part > 0)
        {
            change(name, buffer, part);
        }

        if (isFailing)
        {
            throw new StorageException(name, null);
        }
    }

    private void Try(string what)
    {
        if (!FailsWritesAlone && IsFailing())
        {
            throw new StorageException(what, null);
        }
    }
}
