using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace Host.Tests.Tool;

/// <summary>The PC's end of a serial cable; the test is the board at the other end.</summary>
internal sealed class BoardLink : Stream
{
    private readonly Pipe _toPc = new();
    private readonly ConcurrentQueue<byte[]> _fromPc = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>What the PC wrote, one element per write.</summary>
    internal byte[][] Written => [.. _fromPc];

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await _toPc.Reader.AsStream(leaveOpen: true).ReadAsync(buffer, cancellationToken);
        return count > 0 ? count : throw new ObjectDisposedException(nameof(BoardLink), "The port is closed."); // As System.IO.Ports does.
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _fromPc.Enqueue(buffer.ToArray());
        return ValueTask.CompletedTask;
    }

    /// <summary>Has the board send something.</summary>
    internal async Task SendAsync(byte[] bytes) => await _toPc.Writer.WriteAsync(bytes);

    /// <summary>Pulls the plug.</summary>
    internal void Unplug() => _toPc.Writer.Complete();
}
