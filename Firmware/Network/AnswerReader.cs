using System.Text;
using Nubison.Http;

namespace Firmware.Network
{
    /// <summary>
    /// Reads an answer, as much of it as matters (RFC 9112). How long all of it may take is not its business: whoever
    /// aborts the connection ends the reading.
    /// </summary>
    internal sealed class AnswerReader
    {
        // This much is read of a head, and of a body that does not matter but whose connection can serve the next request.
        private const int Limit = 8192;

        // These are not lengths.
        private const long Unknown = -1;
        private const long Bad = -2;

        private readonly Connection _connection;

        // The beginning of each line is enough for what has to be known.
        private readonly byte[] _line = new byte[64];

        private int _lineLength;
        private int _headLength;
        private int _bodyLength;
        private long _length;
        private bool _isChunked;
        private bool _canKeep;

        public AnswerReader(Connection connection)
        {
            _connection = connection;
        }

        // A 200 could be anybody's, and a 400 needs its code. Every other status stands by itself, whatever becomes of the
        // rest of its answer.
        public static bool NeedsBody(int status) => status == 200 || status == 400;

        // Says whether the connection can serve the next request.
        public bool Read(HttpReply reply)
        {
            do
            {
                ReadHead(reply);
            }
            while (reply.Status == 0);
            if (reply.Status == 204 || reply.Status == 304)
            {
                // They have no body, whatever their headers say.
                return _canKeep && !_isChunked && _length <= 0;
            }

            _canKeep &= _isChunked || _length >= 0;
            if (NeedsBody(reply.Status))
            {
                _connection.Require(_isChunked || _length != Bad, HttpFailure.NotHttp);
            }
            else if (!_canKeep || (!_isChunked && _length > Limit))
            {
                return false;
            }

            _bodyLength = 0;
            return (_isChunked ? ReadChunks(reply) : ReadBytes(reply, _length)) && _canKeep && !_connection.HasMore;
        }

        // Leaves the status at 0 if the answer is an interim one.
        private void ReadHead(HttpReply reply)
        {
            _headLength = 0;
            _length = Unknown;
            _isChunked = false;
            ReadLine(HttpFailure.HeadTooLong);
            long status = ReadNumber(9, 10);
            _connection.Require(IsAt(0, "http/1.") && _line[8] == ' ' && status >= 100 && status <= 599, HttpFailure.NotHttp);
            _canKeep = _line[7] != '0';
            reply.Status = status < 200 ? 0 : (int)status;
            while (ReadLine(HttpFailure.HeadTooLong) > 0)
            {
                // Each text that a line is compared with leaves 12 bytes to the device's collector: few headers begin like these.
                int initial = _line[0] | 0x20;
                if (initial == 'c' && IsAt(0, "content-length:"))
                {
                    _length = ReadNumber(15, 10);
                }
                else if (initial == 't' && IsAt(0, "transfer-encoding:"))
                {
                    _isChunked = Has("chunked");
                }
                else if (initial == 'c' && IsAt(0, "connection:"))
                {
                    _canKeep &= !Has("close");
                }
                else if (initial == 'r' && IsAt(0, "retry-after:"))
                {
                    reply.RetryAfter = Encoding.UTF8.GetString(_line, 12, _lineLength - 12).Trim();
                }
            }
        }

        private bool ReadChunks(HttpReply reply)
        {
            for (long size = ReadChunkSize(); size > 0; size = ReadChunkSize())
            {
                if (!ReadBytes(reply, size))
                {
                    return false;
                }

                _connection.Require(ReadLine(HttpFailure.NotHttp) == 0, HttpFailure.NotHttp);
            }

            while (ReadLine(HttpFailure.NotHttp) > 0)
            {
                // A trailer.
            }

            return true;
        }

        private long ReadChunkSize()
        {
            _headLength = 0;
            ReadLine(HttpFailure.NotHttp);
            long size = ReadNumber(0, 16);
            _connection.Require(size != Bad, HttpFailure.NotHttp);
            return size;
        }

        // Reads a number of bytes, or up to the connection's end if it is unknown. False: enough is known already.
        private bool ReadBytes(HttpReply reply, long count)
        {
            for (long i = 0; i != count; i++)
            {
                int b = count == Unknown ? _connection.Read() : _connection.Need();
                if (b < 0)
                {
                    break;
                }

                reply.Body.Take((byte)b);
                if (NeedsBody(reply.Status) ? reply.Body.IsBroken : ++_bodyLength > Limit)
                {
                    return false;
                }
            }

            return true;
        }

        // Gives how much of the line is kept: 0 only if it is empty.
        private int ReadLine(HttpFailure failure)
        {
            _lineLength = 0;
            for (byte b = _connection.Need(); b != '\n'; b = _connection.Need())
            {
                _connection.Require(++_headLength <= Limit, failure);
                if (b != '\r' && _lineLength < _line.Length)
                {
                    _line[_lineLength++] = b;
                }
            }

            return _lineLength;
        }

        // A number between spaces; behind it the line has to end, or go on with a space or semicolon.
        private long ReadNumber(int at, int radix)
        {
            long number = Bad;
            for (; at < _lineLength && _line[at] == ' '; at++)
            {
            }

            for (; at < _lineLength && Digit(_line[at]) < radix; at++)
            {
                number = number == Bad ? Digit(_line[at]) : number > int.MaxValue ? number : (number * radix) + Digit(_line[at]);
            }

            return at >= _lineLength || _line[at] == ' ' || _line[at] == ';' ? number : Bad;
        }

        private static int Digit(byte b)
        {
            int letter = b | 0x20;
            return b >= '0' && b <= '9' ? b - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : 16;
        }

        private bool Has(string lowerCase)
        {
            for (int at = 0; at < _lineLength; at++)
            {
                if (IsAt(at, lowerCase))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsAt(int at, string lowerCase)
        {
            bool isSame = at + lowerCase.Length <= _lineLength;
            for (int i = 0; isSame && i < lowerCase.Length; i++)
            {
                char c = lowerCase[i];
                isSame = _line[at + i] == c || (c >= 'a' && (_line[at + i] | 0x20) == c);
            }

            return isSame;
        }
    }
}
