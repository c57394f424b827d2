namespace Host.Board;

/// <summary>A file that a program has open; what it writes is in RAM until the file is closed.</summary>
internal sealed class FlashFile
{
    private readonly Flash _flash;
    private readonly MemoryStream _content = new();

    internal FlashFile(Flash flash, BoardRun run, string path, FileMode mode, FileAccess access, byte[] content)
    {
        _flash = flash;
        Run = run;
        Path = path;
        Access = access;

        if (mode is FileMode.Create or FileMode.Truncate)
        {
            IsChanged = content.Length > 0;
        }
        else
        {
            _content.Write(content);
        }

        FirstChange = (int)_content.Length;
        Position = mode == FileMode.Append ? FirstChange : 0;
        Start = Position;
    }

    public BoardRun Run { get; }

    public string Path { get; }

    public FileAccess Access { get; }

    /// <summary>Gets the first position that can be sought; the end of what was there before for an append.</summary>
    public int Start { get; }

    public int Position { get; set; }

    public int Length => (int)_content.Length;

    public byte[] Content => _content.ToArray();

    public bool IsChanged { get; private set; }

    /// <summary>Gets the position of the first byte that differs from what is on flash.</summary>
    public int FirstChange { get; private set; }

    public int Read(Span<byte> buffer)
    {
        _flash.CountRead(this);
        _content.Position = Position;
        int count = _content.Read(buffer);
        Position += count;
        return count;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        _flash.Write(this, Math.Max(Length, Position + count), () =>
        {
            _content.Position = Position;
            _content.Write(buffer, offset, count);
            Changed(Position);
            Position += count;
        });
    }

    public void Close() => _flash.Close(this);

    private void Changed(int position)
    {
        IsChanged = true;
        FirstChange = Math.Min(FirstChange, position);
    }
}
