using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Host.Tests.Http;

/// <summary>One connection of a <see cref="RawServer"/>, as the server's side of it.</summary>
internal sealed class Talk(Socket socket, CancellationToken stop) : IDisposable
{
    private Stream _stream = new NetworkStream(socket);
    private bool _isRead;

    /// <summary>Gets the last request that was read, head and body; empty if the client closed.</summary>
    public string Request { get; private set; } = string.Empty;

    /// <summary>Lets the request that was read be read again.</summary>
    public void Unread() => _isRead = true;

    /// <summary>Reads a request.</summary>
    /// <returns>False if the client closed before one.</returns>
    public async Task<bool> ReadRequestAsync()
    {
        if (_isRead)
        {
            _isRead = false;
            return true;
        }

        StringBuilder text = new();
        byte[] one = new byte[1];
        int end = int.MaxValue;
        while (text.Length < end)
        {
            if (await _stream.ReadAsync(one, stop) == 0)
            {
                Request = string.Empty;
                return false;
            }

            text.Append((char)one[0]);
            if (end == int.MaxValue && text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                end = text.Length + Length(text.ToString());
            }
        }

        Request = text.ToString();
        return true;
    }

    /// <summary>Sends text, one byte per character.</summary>
    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    /// <summary>Does nothing until the client closes.</summary>
    public async Task HangAsync()
    {
        byte[] waste = new byte[1024];
        while (await _stream.ReadAsync(waste, stop) > 0)
        {
        }
    }

    /// <summary>Closes as a process does that has crashed: with a reset.</summary>
    public void Reset() => socket.LingerState = new LingerOption(true, 0);

    /// <summary>Speaks TLS from here on.</summary>
    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        SslStream tls = new(_stream);
        _stream = tls;
        await tls.AuthenticateAsServerAsync(certificate, false, SslProtocols.Tls12, false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        socket.Dispose();
    }

    private static int Length(string head)
    {
        const string Name = "content-length:";
        int at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + Name.Length)..].Split('\r')[0]);
    }
}
