using Host.Tests.Doubles;

namespace Host.Tests.Delivery;

/// <summary>One change of the flash: an append or a write, or a delete if there are no bytes.</summary>
/// <param name="Before">The flash before it.</param>
/// <param name="Bytes">What is appended or written.</param>
/// <param name="IsAppend">Which of the two.</param>
internal sealed record FlashChange(MemoryFlash Before, string Name, byte[]? Bytes, bool IsAppend)
{
    /// <summary>All states in which a power cut inside of the call may leave the flash, whole call included.</summary>
    public IEnumerable<MemoryFlash> Cuts()
    {
        yield return Before;
        for (int count = 0; count <= (Bytes?.Length ?? 0); count++)
        {
            // Without a byte: a file that was made and is empty.
            yield return ApplyTo(Before, count);
        }
    }

    /// <summary>Does this change, or the first bytes of it, to some flash.</summary>
    public MemoryFlash ApplyTo(MemoryFlash flash, int count = int.MaxValue)
    {
        MemoryFlash copy = flash.Copy();
        if (Bytes is null)
        {
            copy.Delete(Name);
        }
        else if (IsAppend)
        {
            copy.Append(Name, Bytes, Math.Min(count, Bytes.Length));
        }
        else
        {
            copy.Write(Name, Bytes, Math.Min(count, Bytes.Length));
        }

        return copy;
    }
}
