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

            bool isEndless = isChunked || length < 0;
            if (!(isEndless ? ReadToEnd(stream, reply, isChunked ? Piece : 1, deadline) : ReadExactly(stream, reply, (int)length, deadline)))
            {
                return false;
            }

            bool isAtEnd = isChunked ? HasChunkEnd(stream) : !isEndless;
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
        // end loses what it had. Within chunks that does not happen.
        private bool ReadToEnd(Stream stream, HttpReply reply, int piece, long deadline)
        {
            while (_clock.Uptime < deadline)
            {
                int room = HttpReply.MaximumBodyLength - reply.BodyLength;
                int count = room > 0
                    ? stream.Read(reply.Body, reply.BodyLength, room < piece ? room : piece)
                    : stream.Read(_surplus, 0, 1);
                if (count <= 0)
                {
                    return true;
                }

                if (room == 0)
                {
                    return Fail(reply, HttpFailure.TooLong);
                }

                reply.BodyLength += count;
            }

            return Fail(reply, HttpFailure.TimedOut);
        }

        // Behind the last chunk HttpWebRequest leaves an empty line, which the next answer must not start with. Where the
        // connection ends before that line, this throws: the chunks were not all.
        private static bool HasChunkEnd(Stream stream)
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
