using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Nubison.Http;

namespace Firmware.Network
{
    /// <summary>
    /// The connection to the platform, plain TCP or TLS, byte by byte. It throws SocketException, IOException or
    /// ObjectDisposedException; what that means at the moment is its <see cref="Weakness"/>.
    /// </summary>
    internal sealed class Connection
    {
        // What a failure at the moment means.
        public HttpFailure Weakness;

        // Whether the server has sent anything since the last request.
        public bool HasAnswered;

        private readonly string _host;
        private readonly int _port;
        private readonly SslVerification _verification;
        private readonly X509Certificate _authority;
        private readonly int _timeLimit;
        private readonly byte[] _window = new byte[256];

        private Socket _socket;
        private NetworkStream _stream;
        private int _start;
        private int _end;

        // Verification is 0 without TLS.
        public Connection(string server, SslVerification verification, X509Certificate authority, int timeLimit)
        {
            int colon = server.IndexOf(':');
            _host = colon < 0 ? server : server.Substring(0, colon);
            _port = colon >= 0 ? int.Parse(server.Substring(colon + 1)) : verification == 0 ? 80 : 443;
            _verification = verification;
            _authority = authority;
            _timeLimit = timeLimit;
        }

        // Dead or alive.
        public bool IsOpen => _stream != null;

        public bool HasMore => _start < _end || _stream.Length > 0;

        // Starts a request, on a new connection if there is none.
        public void Begin()
        {
            if (_stream == null)
            {
                Open();
            }

            Weakness = HttpFailure.CutOff;
            HasAnswered = false;
            _start = 0;
            _end = 0;
        }

        // ASCII; sent when the window is full, or with the body.
        public void Write(string text)
        {
            // An enumerator would leave 24 B a character to the device's collector.
            for (int i = 0; i < text.Length; i++)
            {
                Write(text[i]);
            }
        }

        // In decimal; not negative.
        public void Write(int number)
        {
            if (number > 9)
            {
                Write(number / 10);
            }

            Write((char)('0' + (number % 10)));
        }

        public void Write(byte[] body, int length)
        {
            Send();
            _stream.Write(body, 0, length);
        }

        // The next byte; -1 if the server has closed.
        public int Read()
        {
            if (_start == _end)
            {
                _start = 0;
                _end = 0;
                _end = _stream.Read(_window, 0, _window.Length);
                HasAnswered |= _end > 0;
            }

            return _end > 0 ? _window[_start++] : -1;
        }

        public byte Need()
        {
            int b = Read();
            Require(b >= 0, HttpFailure.CutOff);
            return (byte)b;
        }

        public void Require(bool isRight, HttpFailure failure)
        {
            if (!isRight)
            {
                Weakness = failure;
                throw new IOException();
            }
        }

        // From another thread: ends whatever waits. Closing TLS as well would not wake a read, so its own thread does that.
        public void Abort() => _socket?.Close();

        public void Close()
        {
            _stream?.Close();
            Abort();
            _stream = null;
            _socket = null;
        }

        private void Write(char ascii)
        {
            if (_end == _window.Length)
            {
                Send();
            }

            _window[_end++] = (byte)ascii;
        }

        private void Open()
        {
            Weakness = HttpFailure.NoName;
            IPAddress[] addresses = Dns.GetHostEntry(_host).AddressList;
            Require(addresses.Length > 0, HttpFailure.NoName);

            Weakness = HttpFailure.NoConnection;
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
            _socket.ReceiveTimeout = _timeLimit;
            _socket.SendTimeout = _timeLimit;
            _socket.Connect(new IPEndPoint(addresses[0], _port));

            Weakness = HttpFailure.NotTrusted;
            if (_verification == 0)
            {
                _stream = new NetworkStream(_socket, true);
                return;
            }

            SslStream stream = new SslStream(_socket) { SslVerification = _verification };
            stream.AuthenticateAsClient(_host, null, _authority, SslProtocols.Tls12);
            _stream = stream;
        }

        private void Send()
        {
            _stream.Write(_window, 0, _end);
            _end = 0;
        }
    }
}
