using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nubison.Http;
using Nubison.Time;

namespace Firmware.Network
{
    /// <summary>
    /// HTTP/1.1 over one connection that is kept, and hangs on no server: see <c>docs/protocol.md</c>. Name look-up and
    /// TLS handshake have the network stack's own limits.
    /// </summary>
    public sealed class HttpTransport : IHttpTransport
    {
        // SocketError.TimedOut: the numbers of Windows sockets, on every chip.
        private const int TimedOut = 10060;

        // What each request's head begins with, and what stands between the call's path and its content type.
        private readonly string _begin;
        private readonly string _host;
        private readonly int _timeLimit;
        private readonly IClock _clock;
        private readonly Connection _connection;
        private readonly AnswerReader _reader;

        private long _start;
        private bool _isBusy;
        private HttpFailure _abort;

        /// <summary>Initializes a new instance of the <see cref="HttpTransport"/> class.</summary>
        /// <param name="url">The platform's URL, http or https, without a path or with one to put the calls' paths behind.</param>
        /// <param name="authority">The CA that https trusts, PEM text or DER bytes; null for http.</param>
        /// <param name="verify">False: any certificate will do.</param>
        /// <param name="timeLimit">
        /// How long each wait for the server may take, in milliseconds; a whole request may take three times as long.
        /// </param>
        /// <param name="clock">The time.</param>
        /// <exception cref="ArgumentException">https is to be verified, and there is no CA.</exception>
        /// <exception cref="Exception">The CA is not a certificate; the type is the runtime's choice.</exception>
        public HttpTransport(string url, byte[] authority, bool verify, int timeLimit, IClock clock)
        {
            int host = url.IndexOf("//") + 2;
            int path = url.IndexOf('/', host);
            string server = path < 0 ? url.Substring(host) : url.Substring(host, path - host);
            _begin = "POST " + (path < 0 ? string.Empty : url.Substring(path).TrimEnd('/'));
            _host = " HTTP/1.1\r\nHost: " + server + "\r\nAccept-Encoding: identity\r\nContent-Type: ";
            _timeLimit = timeLimit;
            _clock = clock;
            bool isSecure = url.ToLower().StartsWith("https:");
            SslVerification verification = !isSecure ? 0 : verify ? SslVerification.CertificateRequired : SslVerification.NoVerification;
            X509Certificate certificate = verification == SslVerification.CertificateRequired ? ReadAuthority(authority) : null;
            _connection = new Connection(server, verification, certificate, timeLimit);
            _reader = new AnswerReader(_connection);
        }

        /// <inheritdoc/>
        public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            _abort = HttpFailure.None;
            _start = _clock.Uptime;
            _isBusy = true;
            bool wasKept = _connection.IsOpen;
            TryPost(path, contentType, authorization, body, length, reply);
            if (wasKept && reply.Failure == HttpFailure.CutOff && !_connection.HasAnswered)
            {
                // The server had closed the kept connection meanwhile: that is not a failure yet.
                TryPost(path, contentType, authorization, body, length, reply);
            }

            _isBusy = false;
        }

        /// <inheritdoc/>
        public void Abort() => Abort(HttpFailure.Aborted);

        /// <summary>
        /// Ends the request that is under way if it has taken too long in all: to be called now and then, from another
        /// thread. The limit of a read does not bound what a server sends drop by drop.
        /// </summary>
        public void Watch()
        {
            if (_isBusy && _clock.Uptime - _start > 3 * _timeLimit)
            {
                Abort(HttpFailure.TimedOut);
            }
        }

        private void Abort(HttpFailure reason)
        {
            if (_isBusy)
            {
                _abort = reason;
                _connection.Abort();
            }
        }

        private void TryPost(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            bool isKept = false;
            reply.Clear();
            try
            {
                _connection.Begin();
                WriteHead(path, contentType, authorization, length);
                _connection.Require(_abort == HttpFailure.None, _abort);
                _connection.Write(body, length);
                isKept = _reader.Read(reply);
            }
            catch (SocketException e)
            {
                // An exception filter in place of three catches kills the device's runtime.
                Fail(reply, e.ErrorCode);
            }
            catch (IOException)
            {
                Fail(reply, 0);
            }
            catch (ObjectDisposedException)
            {
                Fail(reply, 0);
            }
            finally
            {
                // Whatever happened: what is left of this answer must not be read as the next one.
                if (!isKept || _abort != HttpFailure.None)
                {
                    _connection.Close();
                }
            }
        }

        private void Fail(HttpReply reply, int error)
        {
            bool isDecided = reply.Status != 0 && !AnswerReader.NeedsBody(reply.Status);
            bool isLate = error == TimedOut && _connection.Weakness == HttpFailure.CutOff;
            reply.Error = _abort == HttpFailure.None ? error : 0;
            reply.Failure = isDecided ? HttpFailure.None
                : _abort != HttpFailure.None ? _abort
                : isLate ? HttpFailure.TimedOut
                : _connection.Weakness;
        }

        private void WriteHead(string path, string contentType, string authorization, int length)
        {
            _connection.Write(_begin);
            _connection.Write(path);
            _connection.Write(_host);
            _connection.Write(contentType);
            _connection.Write("\r\nContent-Length: ");
            _connection.Write(length);
            if (authorization != null)
            {
                _connection.Write("\r\nAuthorization: ");
                _connection.Write(authorization);
            }

            _connection.Write("\r\n\r\n");
        }

        private static X509Certificate ReadAuthority(byte[] authority)
        {
            if (authority == null || authority.Length == 0)
            {
                throw new ArgumentException("https needs the platform's CA certificate");
            }

            // DER starts with the tag of a sequence. PEM has to come as text: the device wants it zero-terminated.
            return authority[0] == 0x30
                ? new X509Certificate(authority)
                : new X509Certificate(Encoding.UTF8.GetString(authority, 0, authority.Length));
        }
    }
}
