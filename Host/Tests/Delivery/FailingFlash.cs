using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>Flash whose calls fail when the test says so; an append that fails may have been made in part.</summary>
internal sealed class FailingFlash(IStorage flash) : IStorage
{
    private readonly Random _random = new(1);

    public Func<bool> IsFailing { get; set; } = () => false;

    /// <summary>Whether it can still be read, and files be deleted.</summary>
    public bool FailsAppendsAlone { get; init; }

    public string[] List()
    {
        Try("list");
        return flash.List();
    }

    public int Length(string name)
    {
        Try(name);
        return flash.Length(name);
    }

    public int Read(string name, int position, byte[] buffer, int count)
    {
        Try(name);
        return flash.Read(name, position, buffer, count);
    }

    public void Append(string name, byte[] buffer, int count)
    {
        if (IsFailing())
        {
            int part = _random.Next(count + 1);
            if (part > 0)
            {
                flash.Append(name, buffer, part);
            }

            throw new StorageException(name, null);
        }

        flash.Append(name, buffer, count);
    }

    public void Delete(string name)
    {
        Try(name);
        flash.Delete(name);
    }

    private void Try(string what)
    {
        if (!FailsAppendsAlone && IsFailing())
        {
            throw new StorageException(what, null);
        }
    }
}
