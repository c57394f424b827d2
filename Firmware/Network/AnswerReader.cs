using System;
using System.IO;
using System.Net;
using Nubison.Http;
using Nubison.Time;

namespace Firmware.Network
{
    /// <summary>Reads an answer from HttpWebRequest: as much of it as it may have, and not for longer than it may take.</summary>
    internal sealed class AnswerReader
    {
        // A read of 256 bytes and more can wait for all of them, however slowly they come.
        private const int Piece = 255;

        // The longest line that tells a chunk's size: what may stand behind the size has no use here.
        private const int ChunkLine = 256;

        private readonly IClock _clock;
        private readonly byte[] _surplus = new byte[1];

        /// <summary>Initializes a new instance of the <see cref="AnswerReader"/> class.</summary>
        /// <param name="clock">The time.</param>
        public AnswerReader(IClock clock)
        {
            _clock = clock;
        }

        /// <summary>Reads an answer.</summary>
        /// <param name="response">Its head.</param>
        /// <param name="stream">Its body.</param>
        /// <param name="reply">Filled with the answer, or with what is wrong with it.</param>
        /// <param name="deadline">The uptime by which it has to be whole, in milliseconds.</param>
        /// <returns>True where the answer is in order and its connection can serve the next request.</returns>
        /// <exception cref="Exception">The network failed; the type is the class library's choice.</exception>
        public bool Read(HttpWebResponse response, Stream stream, HttpReply reply, long deadline)
        {
            int status = (int)response.StatusCode;
            if (status < 200 || status > 599 || response.Headers == null)
            {
                return Fail(reply, HttpFailure.NotHttp);
            }

            bool isChunked = Has(response, "Transfer-Encoding", "chunked");
            long length = status == 204 || status == 304 ? 0 : response.ContentLength;
            if (length < 0 && !isChunked && response.Headers["Content-Length"] != null)
            {
                return Fail(reply, HttpFailure.NotHttp);
            }

            reply.Status = status;
            reply.RetryAfter = response.Headers["Retry-After"];
            if (!isChunked && length > HttpReply.MaximumBodyLength)
            {
                return Fail(reply, HttpFailure.TooLong);
            }

            bool isWhole = isChunked ? ReadChunks(stream, reply, deadline)
                : length < 0 ? ReadToEnd(stream, reply, deadline)
                : ReadExactly(stream, reply, (int)length, deadline);
            bool isAtEnd = isWhole && (isChunked ? HasLineEnd(stream) : length >= 0);
            return isAtEnd && response.ProtocolVersion.Minor > 0 && !Has(response, "Connection", "close");
        }

        private bool ReadExactly(Stream stream, HttpReply reply, int length, long deadline)
        {
            while (reply.BodyLength < length)
            {
                int rest = length - reply.BodyLength;
                int count = stream.Read(reply.Body, reply.BodyLength, rest < Piece ? rest : Piece);
                if (count <= 0)
                {
                    return Fail(reply, HttpFailure.CutOff);
                }

                reply.BodyLength += count;
                if (_clock.Uptime >= deadline && reply.BodyLength < length)
                {
                    return Fail(reply, HttpFailure.TimedOut);
                }
            }

            return true;
        }

        // A body that ends with its connection is read byte by byte, since a read of less than 256 bytes that meets the
        // end loses what it had.
        private bool ReadToEnd(Stream stream, HttpReply reply, long deadline)
        {
            while (_clock.Uptime < deadline)
            {
                bool isFull = reply.BodyLength == HttpReply.MaximumBodyLength;
                int count = isFull ? stream.Read(_surplus, 0, 1) : stream.Read(reply.Body, reply.BodyLength, 1);
                if (count <= 0)
                {
                    return true;
                }

                if (isFull)
                {
                    return Fail(reply, HttpFailure.TooLong);
                }

                reply.BodyLength += count;
            }

            return Fail(reply, HttpFailure.TimedOut);
        }

        // HttpWebRequest would take the chunks apart as well, but it stays with the line that tells a chunk's size for as
        // long as anything comes. Reading a byte passes its decoding by; where the connection ends, it throws.
        private bool ReadChunks(Stream stream, HttpReply reply, long deadline)
        {
            for (int left = ReadChunkSize(stream, reply, deadline); left != 0; left = ReadChunkSize(stream, reply, deadline))
            {
                if (left < 0)
                {
                    return false;
                }

                for (; left > 0; left--)
                {
                    if (reply.BodyLength == HttpReply.MaximumBodyLength)
                    {
                        return Fail(reply, HttpFailure.TooLong);
                    }

                    if (_clock.Uptime >= deadline)
                    {
                        return Fail(reply, HttpFailure.TimedOut);
                    }

                    reply.Body[reply.BodyLength++] = (byte)stream.ReadByte();
                }

                if (!HasLineEnd(stream))
                {
                    return Fail(reply, HttpFailure.NotHttp);
                }
            }

            return true;
        }

        // A chunk's size; more than the body has room for all look alike, and -1 stands for a failure.
        private int ReadChunkSize(Stream stream, HttpReply reply, long deadline)
        {
            int size = -1;
            bool isSize = true;
            for (int i = 0; i < ChunkLine && _clock.Uptime < deadline; i++)
            {
                int b = stream.ReadByte();
                int digit = isSize ? Digit(b) : -1;
                if (digit >= 0)
                {
                    size = size < 0 ? digit : size > HttpReply.MaximumBodyLength ? size : (size * 16) + digit;
                }
                else if (size < 0 || (isSize && b != '\r' && b != ';' && b != ' '))
                {
                    break;
                }
                else if (b == '\n')
                {
                    return size;
                }
                else
                {
                    isSize = false;
                }
            }

            Fail(reply, _clock.Uptime < deadline ? HttpFailure.NotHttp : HttpFailure.TimedOut);
            return -1;
        }

        private static int Digit(int b)
        {
            int letter = b | 0x20;
            return b >= '0' && b <= '9' ? b - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        }

        // Where the connection ends before it, this throws: the chunks were not all.
        private static bool HasLineEnd(Stream stream)
        {
            return stream.ReadByte() == '\r' && stream.ReadByte() == '\n';
        }

        private static bool Has(HttpWebResponse response, string header, string word)
        {
            string value = response.Headers[header];
            return value != null && value.ToLower().IndexOf(word) >= 0;
        }

        private static bool Fail(HttpReply reply, HttpFailure failure)
        {
            reply.Failure = failure;
            return false;
        }
    }
}
