using Host.Tests.Doubles;
using Nubison.Delivery;

namespace Host.Tests.Delivery;

/// <summary>Flash in a board whose power goes inside of a write, if the test says so: a part of it may have been made.</summary>
internal sealed class CutFlash : IStorage
{
    private readonly MemoryFlash _flash = new();

    /// <summary>How many changes are made until the power goes.</summary>
    public int ChangesLeft { get; set; } = int.MaxValue;

    /// <summary>How much of the change in which it goes is made, from 0 to 1.</summary>
    public double Part { get; set; }

    public string[] List() => _flash.List();

    public int Read(string name, int position, byte[] buffer, int count) => _flash.Read(name, position, buffer, count);

    public void Write(string name, byte[] buffer, int count) => Change(length => _flash.Write(name, buffer, length), count);

    public void Append(string name, byte[] buffer, int count) => Change(length => _flash.Append(name, buffer, length), count);

    public void Delete(string name) => Change(_ => _flash.Delete(name), 1);

    private void Change(Action<int> change, int count)
    {
        bool isCut = ChangesLeft-- <= 0;
        int length = isCut ? (int)Math.Round(count * Part) : count;
        if (length > 0)
        {
            change(length);
        }

        if (isCut)
        {
            throw new PowerCutException();
        }
    }

    /// <summary>The power has gone.</summary>
    internal sealed class PowerCutException : Exception;
}
