using Nubison.Delivery;

namespace Host.Tests.Doubles;

/// <summary>Flash whose calls fail when the test says so; a write that fails may have been made in part.</summary>
internal sealed class FailingFlash(IStorage flash) : IStorage
{
    private readonly Random _random = new(1);

    /// <summary>Whether a call fails.</summary>
    public Func<bool> IsFailing { get; set; } = () => false;

    /// <summary>Whether it can still be read, and files be deleted.</summary>
    public bool FailsWritesAlone { get; init; }

    /// <summary>The only file that cannot be read any more.</summary>
    public string? Unreadable { get; set; }

    public string[] List()
    {
        Try("list");
        return flash.List();
    }

    public int Read(string name, int position, byte[] buffer, int count)
    {
        Try(name);
        return name != Unreadable ? flash.Read(name, position, buffer, count) : throw new StorageException($"read {name}", null);
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
