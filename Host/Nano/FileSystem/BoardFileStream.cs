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

    /// <summary>Initializes a new instance of the <see cref="BoardFileStream"/> class.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">Whether it is to be there.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <exception cref="ArgumentException">The mode needs write access.</exception>
    /// <exception cref="IOException">It is missing or there, or open in a way that forbids this.</exception>
    protected BoardFileStream(string path, FileMode mode, FileAccess access, FileShare share)
    {
        if (mode is not (FileMode.Open or FileMode.OpenOrCreate) && !access.HasFlag(FileAccess.Write))
        {
            throw new ArgumentException($"{mode} needs write access.");
        }

        Name = path;
        _file = BoardRun.Running.Board.Flash.Open(path, mode, access, share);
    }

    /// <summary>Gets the path.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool CanRead => !_disposed && _file.Access.HasFlag(FileAccess.Read);

    /// <inheritdoc/>
    public override bool CanSeek => !_disposed;

    /// <inheritdoc/>
    public override bool CanWrite => !_disposed && _file.Access.HasFlag(FileAccess.Write);

    /// <inheritdoc/>
    public override long Length => Open().Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Open().Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override void Flush() => Open();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        CanRead ? Open().Read(buffer.AsSpan(offset, count)) : throw Forbidden();

    /// <inheritdoc/>
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
    /// <param name="value">The length.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void SetLength(long value) => throw new NotSupportedException("FileStream.SetLength");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!CanWrite)
        {
            throw Forbidden();
        }

        Open().Write(buffer, offset, count);
    }

    /// <inheritdoc/>
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
