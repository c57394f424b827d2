using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
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
        private readonly AnswerReader _reader = new AnswerReader();
        private readonly object _gate = new object();

        private string _path;
        private Uri _address;
        private HttpWebRequest _request;
        private HttpWebResponse _response;
        private HttpFailure _abort;
        private long _start;
        private bool _isKept;

        /// <summary>Initializes a new instance of the <see cref="HttpTransport"/> class.</summary>
        /// <param name="url">The platform's URL, http or https, without a path or with one to put the calls' paths behind.</param>
        /// <param name="authority">The CA that https trusts, PEM text or DER bytes; null for http.</param>
        /// <param name="verify">False: any certificate will do. Warned about on the log, at every boot.</param>
        /// <param name="timeLimit">
        /// How long each wait for the server may take, in milliseconds; a whole answer may take three times as long.
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
        public void Post(string path, string contentType, string authorization, byte[] buffer, int length, HttpReply reply)
        {
            bool wasKept = _isKept;
            bool hasAnswer = TryPost(path, contentType, authorization, buffer, length, reply);
            if (wasKept && !hasAnswer && reply.Failure == HttpFailure.CutOff)
            {
                // The server had closed the kept connection meanwhile: that is no failure, so far.
                TryPost(path, contentType, authorization, buffer, length, reply);
            }
        }

        /// <inheritdoc/>
        public void Abort()
        {
            Abort(HttpFailure.Aborted);
        }

        /// <summary>
        /// Ends the request that is under way if it has taken too long in all: to be called now and then, from another
        /// thread. No limit of a single read bounds what a server sends drop by drop.
        /// </summary>
        public void Watch()
        {
            if (_request != null && _clock.Uptime - _start > 3 * _timeLimit)
            {
                Abort(HttpFailure.TimedOut);
            }
        }

        private void Abort(HttpFailure reason)
        {
            HttpWebRequest request;
            HttpWebResponse response;
            lock (_gate)
            {
                request = _request;
                response = _response;
                _abort = reason;
            }

            Release(request, response);
        }

        // One attempt. Says whether an answer had begun, as far as HttpWebRequest tells: headers that are cut off look
        // to it as no answer.
        private bool TryPost(string path, string contentType, string authorization, byte[] buffer, int length, HttpReply reply)
        {
            Stream requestStream = null;
            Stream responseStream = null;
            bool isFresh = !_isKept;
            reply.Clear();
            _isKept = false;
            _start = _clock.Uptime;
            try
            {
                HttpWebRequest request = Create(path, contentType, authorization, length);
                Publish(request, null);
                requestStream = request.GetRequestStream();
                requestStream.Write(buffer, 0, length);
                HttpWebResponse response = GetResponse(request);
                responseStream = response.GetResponseStream();
                _isKept = _reader.Read(response, responseStream, buffer, reply);
            }
            catch (Exception e)
            {
                // Whatever the class library makes of what the network and the server do ends here, with a name.
                bool isLate = _clock.Uptime - _start >= _timeLimit - TimerTolerance;
                Exception cause = NetworkFailure.Cause(e);
                reply.Failure = NetworkFailure.Find(e, cause, requestStream != null, isLate, IsSecure && isFresh);
                reply.Error = cause is SocketException socket ? socket.ErrorCode : 0;
            }

            if (reply.Status != 0 && !AnswerReader.NeedsBody(reply.Status))
            {
                reply.Failure = HttpFailure.None;
            }

            return Finish(requestStream, responseStream, reply);
        }

        private HttpWebRequest Create(string path, string contentType, string authorization, int length)
        {
            if (path != _path)
            {
                // Nearly all requests go to the same path.
                _address = new Uri(_url + path);
                _path = path;
            }

            HttpWebRequest request = (HttpWebRequest)WebRequest.Create(_address);
            request.Method = "POST";
            request.KeepAlive = true;
            request.Timeout = _timeLimit;
            request.ReadWriteTimeout = _timeLimit;
            request.MaximumResponseHeadersLength = AnswerReader.HeadKilobytes;
            request.ContentType = contentType;
            request.ContentLength = length;
            request.Headers.Add("Accept-Encoding", "identity");
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
                _abort = response == null ? HttpFailure.None : _abort;
                _request = request;
                _response = response;
            }
        }

        // HttpWebRequest reads over one 100 Continue. Asked again after any other interim answer, it reads what follows.
        private HttpWebResponse GetResponse(HttpWebRequest request)
        {
            HttpWebResponse response;
            do
            {
                Forget(_response);
                response = (HttpWebResponse)request.GetResponse();
                Publish(request, response);
            }
            while ((int)response.StatusCode / 100 == 1);
            return response;
        }

        // Kept or not, nothing may be left to the finalizers: at some later collection they close the connection, under
        // the feet of whatever request is using it then.
        private bool Finish(Stream requestStream, Stream responseStream, HttpReply reply)
        {
            HttpWebRequest request = _request;
            HttpWebResponse response = _response;
            lock (_gate)
            {
                _request = null;
                _response = null;
                if (_abort != HttpFailure.None)
                {
                    _isKept = false;
                    reply.Failure = reply.Failure == HttpFailure.None ? HttpFailure.None : _abort;
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

            return response != null;
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
