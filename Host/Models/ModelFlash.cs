using Nubison.Delivery;

namespace Host.Models;

/// <summary>
/// Flash in memory that allocates nothing once a file is there, and counts what LittleFS would spend, as the ESP32
/// image of nanoFramework configures it: blocks of 4096 bytes, writes of 128, a cache of 512.
/// <list type="bullet">
/// <item>A file of up to 512 bytes lies in its folder's metadata; a longer one has blocks of its own.</item>
/// <item>A close after an append copies the last, partly filled block, and erases one for each block that it writes.</item>
/// <item>Create, close and delete each commit to the folder's metadata: an entry and its check, in whole writes.</item>
/// <item>When the metadata's block is full its other one is erased, and gets what is still valid.</item>
/// </list>
/// Source: the LittleFS project's DESIGN.md and SPEC.md (tags of 4 bytes, CTZ structs of 8, a forward check of 12).
/// </summary>
internal sealed class ModelFlash : IStorage
{
    private const int Block = 4096;
    private const int WriteLength = 128;
    private const int InlineLimit = 512;
    private const int Tag = 4;
    private const int Struct = Tag + 8;
    private const int TimeAttribute = Tag + 4;
    private const int CommitCheck = 2 * Tag + 12;
    private const int MaximumFiles = 64;

    private readonly string?[] _names = new string?[MaximumFiles];
    private readonly byte[]?[] _contents = new byte[MaximumFiles][];
    private readonly int[] _lengths = new int[MaximumFiles];
    private int _metadata;

    /// <summary>Gets how many blocks were erased for files.</summary>
    public int DataErases { get; private set; }

    /// <summary>Gets how many blocks were erased for metadata.</summary>
    public int MetadataErases { get; private set; }

    public int Erases => DataErases + MetadataErases;

    public int Commits { get; private set; }

    /// <summary>Gets how many bytes were programmed.</summary>
    public int Written { get; private set; }

    /// <summary>Gets how often it was asked for anything.</summary>
    public int Calls { get; private set; }

    public int Files => _names.Count(name => name is not null);

    /// <summary>Becomes a copy of another flash, with nothing spent.</summary>
    public ModelFlash CopyFrom(ModelFlash other)
    {
        for (int i = 0; i < MaximumFiles; i++)
        {
            _names[i] = other._names[i];
            _lengths[i] = other._lengths[i];
            _contents[i] ??= new byte[2 * Block];
            other._contents[i].AsSpan(0, _lengths[i]).CopyTo(_contents[i]);
        }

        (DataErases, MetadataErases, _metadata) = (0, 0, other._metadata);
        return this;
    }

    public string[] List()
    {
        Calls++;
        return [.. _names.OfType<string>()];
    }

    public int Read(string name, int position, byte[] buffer, int count)
    {
        Calls++;
        int i = Find(name);
        if (i < 0)
        {
            return 0;
        }

        count = Math.Clamp(_lengths[i] - position, 0, count);
        Array.Copy(_contents[i]!, position, buffer, 0, count);
        return count;
    }

    public void Write(string name, byte[] buffer, int count)
    {
        Calls++;
        int i = FindOrCreate(name);
        Array.Copy(buffer, _contents[i]!, count);
        _lengths[i] = Math.Max(_lengths[i], count);
        Commit(Entry(_lengths[i]));
    }

    public void Append(string name, byte[] buffer, int count)
    {
        Calls++;
        int i = FindOrCreate(name);
        int before = _lengths[i];
        int after = before + count;
        Array.Copy(buffer, 0, _contents[i]!, before, count);
        _lengths[i] = after;
        if (after > InlineLimit)
        {
            DataErases += ((after + Block - 1) / Block) - (before > InlineLimit ? before / Block : 0);
            Written += InWrites(after - (before > InlineLimit ? before / Block * Block : 0));
        }

        Commit(Entry(after));
    }

    public void Delete(string name)
    {
        Calls++;
        int i = Find(name);
        if (i >= 0)
        {
            _names[i] = null;
            Commit(Tag);
        }
    }

    private static int Entry(int length) => (length > InlineLimit ? Struct : Tag + length) + TimeAttribute;

    private static int InWrites(int bytes) => (bytes + WriteLength - 1) / WriteLength * WriteLength;

    private int Find(string name)
    {
        for (int i = 0; i < MaximumFiles; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private int FindOrCreate(string name)
    {
        int i = Find(name);
        if (i < 0)
        {
            i = Array.IndexOf(_names, null);
            _names[i] = name;
            _lengths[i] = 0;
            _contents[i] ??= new byte[2 * Block];
            Commit(Tag + name.Length + Tag);
        }

        return i;
    }

    private void Commit(int bytes)
    {
        Commits++;
        int size = InWrites(bytes + CommitCheck);
        Written += size;
        if (_metadata + size > Block)
        {
            MetadataErases++;
            _metadata = InWrites(CommitCheck + Live());
        }
        else
        {
            _metadata += size;
        }
    }

    private int Live()
    {
        int bytes = 0;
        for (int i = 0; i < MaximumFiles; i++)
        {
            bytes += _names[i] is string name ? Tag + name.Length + Entry(_lengths[i]) : 0;
        }

        return bytes;
    }
}
