using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nubison.Http;
using Nubison.Log;
using Nubison.Time;

namespace Firmware.Network
{
    /// <summary>
    /// HTTP over HttpWebRequest, the way that keeps its connection and hangs on no server: see
    /// <c>docs/protocol.md</c>. Name look-up, TCP connect and TLS handshake have the network stack's own limits.
    /// </summary>
    public sealed class HttpTransport : IHttpTransport
    {
        // The class library's timers and the clock need not agree to the millisecond.
        private const int TimerTolerance = 100;

        private readonly string _url;
        private readonly X509Certificate _authority;
        private readonly SslVerification _verification;
        private readonly int _timeLimit;
        private readonly IClock _clock;
        private readonly AnswerReader _reader;
        private readonly object _gate = new object();

        private HttpWebRequest _request;
        private HttpWebResponse _response;
        private bool _isAborted;
        private bool _isKept;

        /// <summary>Initializes a new instance of the <see cref="HttpTransport"/> class.</summary>
        /// <param name="url">The platform's URL, http or https, without a path or with one to put the calls' paths behind.</param>
        /// <param name="authority">The CA that https trusts, PEM text or DER bytes; null for http.</param>
        /// <param name="verify">False: any certificate will do. Warned about on the log, at every boot.</param>
        /// <param name="timeLimit">
        /// How long each wait for the server may take, in milliseconds; a whole answer takes at most three times as long.
        /// </param>
        /// <param name="clock">The time.</param>
        /// <param name="log">Where the warning goes.</param>
        /// <exception cref="ArgumentException">https is to be verified, and there is no CA.</exception>
        /// <exception cref="Exception">The CA is no certificate; the type is the runtime's choice.</exception>
        public HttpTransport(string url, byte[] authority, bool verify, int timeLimit, IClock clock, ILog log)
        {
            _url = url.TrimEnd('/');
            _timeLimit = timeLimit;
            _clock = clock;
            _reader = new AnswerReader(clock);
            if (!url.ToLower().StartsWith("https:"))
            {
                return;
            }

            IsSecure = true;
            _verification = verify ? SslVerification.CertificateRequired : SslVerification.NoVerification;
            if (!verify)
            {
                log.Write("network", "WARNING: the platform's certificate is not verified: anyone on the way can read and change everything");
            }
            else if (authority == null || authority.Length == 0)
            {
                throw new ArgumentException("https needs the platform's CA certificate");
            }
            else
            {
                // DER starts with the tag of a sequence. PEM has to come as text: the device wants it zero-terminated.
                _authority = authority[0] == 0x30
                    ? new X509Certificate(authority)
                    : new X509Certificate(Encoding.UTF8.GetString(authority, 0, authority.Length));
            }
        }

        /// <summary>Gets a value indicating whether the platform is reached by https, which needs a valid clock.</summary>
        public bool IsSecure { get; }

        /// <inheritdoc/>
        public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            bool wasKept = _isKept;
            bool hasAnswer = TryPost(path, contentType, authorization, body, length, reply);
            if (wasKept && !hasAnswer && reply.Failure == HttpFailure.CutOff)
            {
                // The server had closed the kept connection meanwhile: that is no failure, so far.
                TryPost(path, contentType, authorization, body, length, reply);
            }
        }

        /// <inheritdoc/>
        public void Abort()
        {
            HttpWebRequest request;
            HttpWebResponse response;
            lock (_gate)
            {
                request = _request;
                response = _response;
                _isAborted = request != null;
            }

            Release(request, response);
        }

        // One attempt. Says whether an answer had begun, as far as HttpWebRequest tells: headers that are cut off look
        // to it as no answer.
        private bool TryPost(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            HttpWebRequest request = null;
            HttpWebResponse response = null;
            Stream requestStream = null;
            Stream responseStream = null;
            bool isFresh = !_isKept;
            bool isConnected = false;
            long start = _clock.Uptime;
            reply.Clear();
            _isKept = false;
            try
            {
                request = Create(path, contentType, authorization, length);
                Publish(request, null);
                requestStream = request.GetRequestStream();
                isConnected = true;
                requestStream.Write(body, 0, length);
                response = (HttpWebResponse)request.GetResponse();
                Publish(request, response);
                responseStream = response.GetResponseStream();
                _isKept = _reader.Read(response, responseStream, reply, start + (2 * _timeLimit));
            }
            catch (Exception e)
            {
                // Whatever the class library makes of what the network and the server do ends here, with a name.
                bool isLate = _clock.Uptime - start >= _timeLimit - TimerTolerance;
                reply.Failure = NetworkFailure.Find(e, isConnected, isLate, IsSecure && isFresh);
                reply.Detail = NetworkFailure.Cause(e).Message;
            }

            Finish(request, requestStream, response, responseStream, reply);
            return response != null;
        }

        private HttpWebRequest Create(string path, string contentType, string authorization, int length)
        {
            HttpWebRequest request = (HttpWebRequest)WebRequest.Create(_url + path);
            request.Method = "POST";
            request.KeepAlive = true;
            request.Timeout = _timeLimit;
            request.ReadWriteTimeout = _timeLimit;
            request.ContentType = contentType;
            request.ContentLength = length;
            if (authorization != null)
            {
                request.Headers.Add("Authorization", authorization);
            }

            if (IsSecure)
            {
                request.SslProtocols = SslProtocols.Tls12;
                request.SslVerification = _verification;
                request.HttpsAuthentCert = _authority;
            }

            return request;
        }

        // Makes the request known to Abort, which may come from now on and may just have come.
        private void Publish(HttpWebRequest request, HttpWebResponse response)
        {
            lock (_gate)
            {
                if (response == null)
                {
                    _isAborted = false;
                }

                _request = request;
                _response = response;
            }
        }

        // Kept or not, nothing may be left to the finalizers: at some later collection they close the connection, under
        // the feet of whatever request is using it then.
        private void Finish(
            HttpWebRequest request,
            Stream requestStream,
            HttpWebResponse response,
            Stream responseStream,
            HttpReply reply)
        {
            lock (_gate)
            {
                _request = null;
                _response = null;
                if (_isAborted)
                {
                    _isKept = false;
                    reply.Failure = reply.Failure == HttpFailure.None ? HttpFailure.None : HttpFailure.Aborted;
                }
            }

            if (!_isKept)
            {
                Release(request, response);
            }

            Forget(request);
            Forget(requestStream);
            Forget(response);
            Forget(responseStream);
            if (reply.Failure == HttpFailure.NotTrusted)
            {
                // A failed handshake leaves its socket to the finalizer, and there are 16 sockets in all.
                nanoFramework.Runtime.Native.GC.Run(false);
            }
        }

        private static void Release(HttpWebRequest request, HttpWebResponse response)
        {
            try
            {
                response?.Close();
                request?.Dispose();
            }
            catch (Exception)
            {
                // The connection is lost already, in one of the ways the class library has for that.
            }
        }

        private static void Forget(object finalizable)
        {
            if (finalizable != null)
            {
                GC.SuppressFinalize(finalizable);
            }
        }
    }
}
