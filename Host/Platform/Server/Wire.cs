using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Host.Platform.Server;

/// <summary>
/// A connection below HTTP, for faults that no HTTP server would commit. Made as the outermost layer of a connection,
/// it knows both its ends: the one next to HTTP, which on https is encrypted on its way out, and the socket.
/// </summary>
internal sealed class Wire(ConnectionContext connection)
{
    private readonly PipeWriter _toSocket = connection.Transport.Output;

    /// <summary>Gets a token that is cancelled when the connection is closed, by either side.</summary>
    public CancellationToken Closed => connection.ConnectionClosed;

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        // Once TLS is up, the connection's transport is the decrypted one.
        await connection.Transport.Output.WriteAsync(bytes, cancellation);
        await connection.Transport.Output.FlushAsync(cancellation);
    }

    /// <summary>Closes in the regular way, after all that was sent before has gone out.</summary>
    public async Task CloseAsync()
    {
        await _toSocket.CompleteAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, Closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Closes at once with a TCP reset.</summary>
    public void Reset()
    {
        Socket socket = connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
