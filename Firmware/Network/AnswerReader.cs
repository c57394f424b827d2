using System;
using System.IO;
using System.Net;
using Nubison.Http;

namespace Firmware.Network
{
    /// <summary>
    /// Reads an answer from HttpWebRequest, as much of it as matters. How long all of it may take is not its business:
    /// whoever aborts the request ends the reading.
    /// </summary>
    internal sealed class AnswerReader
    {
        /// <summary>How long a head may be, in kB. The class library reads no line of more than 4,000 bytes of it.</summary>
        public const int HeadKilobytes = 8;

        private const int LongestLine = 4000;

        // A read of 256 bytes and more can wait for all of them, however slowly they come.
        private const int Piece = 255;

        // As much is read of a body that does not matter, for its connection to serve the next request.
        private const int Spare = 8192;

        private bool _isChunked;
        private bool _hasLength;
        private bool _canKeep;

        /// <summary>
        /// Says whether a status leaves a question to its body: a 200 whether it comes from the platform, a 400 for its
        /// code. Every other one stands by itself, whatever becomes of its body.
        /// </summary>
        /// <param name="status">The status.</param>
        /// <returns>True where the body has to be whole.</returns>
        public static bool NeedsBody(int status)
        {
            return status == 200 || status == 400;
        }

        /// <summary>Reads an answer.</summary>
        /// <param name="response">Its head.</param>
        /// <param name="stream">Its body.</param>
        /// <param name="buffer">Where the body comes in pieces of at most 255 bytes.</param>
        /// <param name="reply">Filled with the answer, or with what is wrong with it.</param>
        /// <returns>True where the answer is in order and its connection can serve the next request.</returns>
        /// <exception cref="Exception">The network failed; the type is the class library's choice.</exception>
        public bool Read(HttpWebResponse response, Stream stream, byte[] buffer, HttpReply reply)
        {
            int status = (int)response.StatusCode;
            if (status < 200 || status > 599 || response.Headers == null)
            {
                reply.Failure = HttpFailure.NotHttp;
                return false;
            }

            ReadHead(response, reply);
            reply.Status = status;
            long length = _isChunked ? -1 : response.ContentLength;
            if (status == 204 || status == 304)
            {
                // They have no body, whatever their headers say.
                return _canKeep && !_isChunked && length <= 0;
            }

            if (!NeedsBody(status))
            {
                return _canKeep && (_isChunked || length >= 0) && length <= Spare && ReadBody(stream, buffer, length, reply);
            }

            if (length < 0 && !_isChunked && _hasLength)
            {
                reply.Failure = HttpFailure.NotHttp;
                return false;
            }

            bool isWhole = ReadBody(stream, buffer, length, reply);
            if (reply.Body.IsBroken && IsCut(response.Headers))
            {
                reply.Failure = HttpFailure.HeadTooLong;
            }

            return isWhole && _canKeep && (_isChunked || length >= 0);
        }

        // Each look-up of a header makes lower-case copies of all names before it.
        private void ReadHead(HttpWebResponse response, HttpReply reply)
        {
            _isChunked = false;
            _hasLength = false;
            _canKeep = response.ProtocolVersion.Minor > 0;
            foreach (string name in response.Headers.AllKeys)
            {
                if (Is(name, "transfer-encoding"))
                {
                    _isChunked = Has(response.Headers[name], "chunked");
                }
                else if (Is(name, "connection"))
                {
                    _canKeep &= !Has(response.Headers[name], "close");
                }
                else if (Is(name, "retry-after"))
                {
                    reply.RetryAfter = response.Headers[name];
                }
                else
                {
                    _hasLength |= Is(name, "content-length");
                }
            }
        }

        // Says whether the body was read to its end, and nothing lies behind it.
        private bool ReadBody(Stream stream, byte[] buffer, long length, HttpReply reply)
        {
            bool isNeeded = NeedsBody(reply.Status);
            long left = length;
            int spare = Spare;
            while (left != 0)
            {
                int count = stream.Read(buffer, 0, Portion(stream, left));
                if (count <= 0)
                {
                    break;
                }

                reply.Body.Take(buffer, count);
                left -= left > 0 ? count : 0;
                spare -= count;
                if (isNeeded ? reply.Body.IsBroken : spare < 0)
                {
                    return false;
                }
            }

            reply.Failure = left > 0 ? HttpFailure.CutOff : HttpFailure.None;

            // Where chunks end before their last line this throws.
            return left <= 0 && (!_isChunked || (stream.ReadByte() == '\r' && stream.ReadByte() == '\n')) && stream.Length == 0;
        }

        // A read of less than 256 bytes that meets the connection's end loses what it had, so a body that ends there is
        // asked for no more than has come.
        private int Portion(Stream stream, long left)
        {
            long portion = left > 0 ? left : _isChunked ? Piece : stream.Length;
            return portion < 1 ? 1 : portion > Piece ? Piece : (int)portion;
        }

        // The class library stops silently in the middle of a head that is too long: what is left of it looks like the body.
        private static bool IsCut(WebHeaderCollection headers)
        {
            int length = 0;
            foreach (string name in headers.AllKeys)
            {
                length += name.Length + headers[name].Length;
            }

            return length > (1024 * HeadKilobytes) - LongestLine;
        }

        private static bool Is(string name, string lowerCase)
        {
            return name.Length == lowerCase.Length && name.ToLower() == lowerCase;
        }

        private static bool Has(string value, string word)
        {
            return value.ToLower().IndexOf(word) >= 0;
        }
    }
}
