using Host.Board;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Oracle;

/// <summary>A serial port as a driver of the .NET IoT team sees it: after each write enough of the test's time passes.</summary>
internal sealed class UartStream(VirtualUart uart, FakeTimeProvider time) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => uart.Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count)
    {
        uart.Write(buffer.AsSpan(offset, count));
        time.Advance(TimeSpan.FromSeconds(1));
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
