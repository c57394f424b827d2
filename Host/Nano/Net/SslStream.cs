using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Host.Board;

namespace System.Net.Security;

/// <summary>Stands in for nanoFramework.System.Net: TLS over a socket, which closes with it.</summary>
/// <param name="socket">The socket, connected.</param>
public class SslStream(Socket socket) : NetworkStream(socket, true)
{
    private const int NotTrusted = -0x2700;
    private const int HandshakeFailed = -0x7780;

    /// <summary>Gets or sets whether the server has to prove itself; it has to at first.</summary>
    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    /// <summary>Begins TLS, however long that takes.</summary>
    /// <param name="targetHost">The server's name, which its certificate is to have.</param>
    /// <param name="ca">The one authority that is trusted.</param>
    /// <exception cref="SocketException">It failed; the error code is mbed TLS's own.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate? clientCertificate, X509Certificate? ca, SslProtocols enabledSslProtocols)
    {
        try
        {
            Connection.StartTls(targetHost, ca?.Authorities ?? [], SslVerification == SslVerification.CertificateRequired);
        }
        catch (TlsException exception)
        {
            throw new SocketException((SocketError)(exception.NotTrusted ? NotTrusted : HandshakeFailed));
        }
        catch (ConnectionException exception)
        {
            throw new SocketException((SocketError)(int)exception.Error);
        }
    }
}
