namespace Host.Tests.Tool.Fleet;

/// <summary>The PC's end of a serial cable with a board of the bench at the other.</summary>
internal sealed class BenchPort(Action restart) : Stream
{
    private const int CommandOffset = 16;
    private const byte Ping = 0;
    private const byte Reboot = 7;

    private readonly Queue<byte[]> _toPc = new();
    private TaskCompletionSource _change = new();
    private bool _isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether the board knows that somebody listens.</summary>
    internal bool IsPinged { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task change;
            lock (_toPc)
            {
                if (_toPc.TryDequeue(out byte[]? bytes))
                {
                    bytes.CopyTo(buffer);
                    return bytes.Length;
                }

                ObjectDisposedException.ThrowIf(_isClosed, this); // As System.IO.Ports does.
                change = _change.Task;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        byte command = buffer.Span[CommandOffset];
        IsPinged |= command == Ping;
        if (command == Reboot)
        {
            restart();
        }

        return _isClosed ? throw new IOException("the port is closed") : ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Has the board send something, if it knows that somebody listens.</summary>
    internal void Send(byte[] bytes)
    {
        if (IsPinged)
        {
            Change(() => _toPc.Enqueue(bytes));
        }
    }

    /// <summary>Pulls the plug.</summary>
    internal void Unplug() => Change(() => _isClosed = true);

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_toPc)
        {
            change();
            before = _change;
            _change = new TaskCompletionSource();
        }

        before.SetResult();
    }
}
