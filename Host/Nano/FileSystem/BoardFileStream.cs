using System.IO;
using Host.Board;

namespace Host.Nano.FileSystem;

/// <summary>
/// An open file as nanoFramework.System.IO.FileSystem has it, for the type of that name that is linked into the
/// device's own assembly. <see cref="Flush"/> makes nothing durable; closing does.
/// </summary>
public abstract class BoardFileStream : Stream
{
    private readonly FlashFile _file;
    private bool _disposed;

    /// <exception cref="ArgumentException">The mode needs write access.</exception>
    /// <exception cref="IOException">It is missing or there, or open, and not for reading alone.</exception>
    protected BoardFileStream(string path, FileMode mode, FileAccess access)
    {
        if (mode is not (FileMode.Open or FileMode.OpenOrCreate) && !access.HasFlag(FileAccess.Write))
        {
            throw new ArgumentException($"{mode} needs write access.");
        }

        Name = path;
        _file = BoardRun.Running.Board.Flash.Open(path, mode, access);
    }

    /// <summary>Gets the path.</summary>
    public string Name { get; }

    public override bool CanRead => !_disposed && _file.Access.HasFlag(FileAccess.Read);

    public override bool CanSeek => !_disposed;

    public override bool CanWrite => !_disposed && _file.Access.HasFlag(FileAccess.Write);

    public override long Length => Open().Length;

    public override long Position
    {
        get => Open().Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override void Flush() => Open();

    public override int Read(byte[] buffer, int offset, int count) =>
        CanRead ? Open().Read(buffer.AsSpan(offset, count)) : throw Forbidden();

    public override long Seek(long offset, SeekOrigin origin)
    {
        FlashFile file = Open();
        long position = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => file.Position,
            _ => file.Length,
        };

        if (position < file.Start && file.Access == FileAccess.Write && file.Start > 0)
        {
            throw new IOException($"{Name} can only be appended to.");
        }

        return position < 0
            ? throw new IOException($"{Name}: {position} is not a position.")
            : file.Position = (int)position;
    }

    /// <summary>Not done here.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException("FileStream.SetLength");

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!CanWrite)
        {
            throw Forbidden();
        }

        Open().Write(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
        {
            _disposed = true;
            _file.Close();
        }

        base.Dispose(disposing);
    }

    private FlashFile Open()
    {
        _file.Run.Check();
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _file;
    }

    private NotSupportedException Forbidden()
    {
        Open();
        return new NotSupportedException($"{Name} is open for {_file.Access}.");
    }
}
