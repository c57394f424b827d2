using Nubison.Http;

namespace Nubison.Protocol
{
    /// <summary>
    /// Finds the few strings the device needs in a reply, in one pass over the reply's own bytes: no recursion, no
    /// object a member, no exception, whatever a server sends. The general reader, nanoFramework.Json, is for the
    /// device's own settings: it turns a token that looks like a date into another one, refuses <c>\/</c>, and 2 kB of
    /// brackets or members from a server cost it more memory than the device has.
    /// </summary>
    public sealed class ReplyReader
    {
        private byte[] _text;
        private int _length;
        private int _position;

        /// <summary>Gets where the access token starts in the reply's body.</summary>
        public int TokenStart { get; private set; }

        /// <summary>Gets the access token's length in bytes, escapes as they came; 0 where there is none.</summary>
        public int TokenLength { get; private set; }

        /// <summary>Gets the platform's code, always <c>ERROR</c> and three digits; or null.</summary>
        public string Code { get; private set; }

        /// <summary>Gets the platform's message in printable ASCII, each other character as a question mark; or null.</summary>
        public string Message { get; private set; }

        /// <summary>Reads a reply.</summary>
        /// <param name="reply">The reply; its body is left as it is.</param>
        /// <returns>False where the body is not one JSON object. Lenient inside members nobody asks for.</returns>
        public bool Read(HttpReply reply)
        {
            _text = reply.Body;
            _length = reply.BodyLength;
            _position = 0;
            TokenLength = 0;
            Code = null;
            Message = null;
            SkipSpace();
            bool isObject = ReadObject();
            SkipSpace();
            if (isObject && _position == _length)
            {
                return true;
            }

            TokenLength = 0;
            Code = null;
            Message = null;
            return false;
        }

        /// <summary>Turns the inside of a JSON string into printable ASCII.</summary>
        /// <param name="text">Holds a well-formed JSON string.</param>
        /// <param name="start">The first byte behind its opening quotation mark.</param>
        /// <param name="length">The bytes up to its closing quotation mark.</param>
        /// <returns>The text, with a question mark for each character that is not printable ASCII.</returns>
        internal static string ToAscii(byte[] text, int start, int length)
        {
            char[] ascii = new char[length];
            int count = 0;
            for (int i = start; i < start + length; i++)
            {
                char c = (char)text[i];
                if (c == '\\')
                {
                    c = (char)text[++i];
                    bool isItself = c == '"' || c == '\\' || c == '/';
                    i += c == 'u' ? 4 : 0;
                    c = c == 'u' ? FromHex(text, i - 3) : isItself ? c : '?';
                }

                ascii[count++] = c < ' ' || c > '~' ? '?' : c;
            }

            return new string(ascii, 0, count);
        }

        private static char FromHex(byte[] text, int start)
        {
            int code = 0;
            for (int i = start; i < start + 4; i++)
            {
                code = (code << 4) + (text[i] <= '9' ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10);
            }

            return (char)code;
        }

        private bool ReadObject()
        {
            if (!Take('{'))
            {
                return false;
            }

            SkipSpace();
            if (Take('}'))
            {
                return true;
            }

            do
            {
                SkipSpace();
                if (!ReadMember())
                {
                    return false;
                }

                SkipSpace();
            }
            while (Take(','));
            return Take('}');
        }

        private bool ReadMember()
        {
            int name = _position + 1;
            if (!SkipString())
            {
                return false;
            }

            int nameLength = _position - 1 - name;
            SkipSpace();
            if (!Take(':'))
            {
                return false;
            }

            SkipSpace();
            int start = _position + 1;
            if (!Is('"'))
            {
                return SkipValue();
            }

            if (!SkipString())
            {
                return false;
            }

            Keep(name, nameLength, start, _position - 1 - start);
            return true;
        }

        private void Keep(int name, int nameLength, int start, int length)
        {
            if (IsNamed(name, nameLength, "accesstoken"))
            {
                TokenStart = start;
                TokenLength = length;
            }
            else if (IsNamed(name, nameLength, "code"))
            {
                Code = ReadCode(start, length);
            }
            else if (IsNamed(name, nameLength, "message"))
            {
                Message = ToAscii(_text, start, length);
            }
        }

        // The published page writes AccessToken here and accessToken everywhere else: case does not count.
        private bool IsNamed(int start, int length, string lowerCase)
        {
            if (length != lowerCase.Length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if ((_text[start + i] | 0x20) != lowerCase[i])
                {
                    return false;
                }
            }

            return true;
        }

        // A code of any other form is none: whatever else stands there may be a secret and goes nowhere.
        private string ReadCode(int start, int length)
        {
            string code = length == 8 ? ToAscii(_text, start, length) : string.Empty;
            bool isCode = code.StartsWith("ERROR");
            for (int i = 5; i < code.Length; i++)
            {
                isCode &= code[i] >= '0' && code[i] <= '9';
            }

            return isCode && code.Length == 8 ? code : null;
        }

        private bool SkipValue()
        {
            if (!Is('{') && !Is('['))
            {
                return SkipScalar();
            }

            int depth = 0;
            do
            {
                if (Is('"'))
                {
                    if (!SkipString())
                    {
                        return false;
                    }

                    continue;
                }

                depth += Is('{') || Is('[') ? 1 : Is('}') || Is(']') ? -1 : 0;
                _position++;
            }
            while (depth > 0 && _position < _length);
            return depth == 0;
        }

        // A number, true, false or null; which one, nobody asks.
        private bool SkipScalar()
        {
            int start = _position;
            while (_position < _length)
            {
                byte b = _text[_position];
                bool isLetter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
                if (!isLetter && (b < '0' || b > '9') && b != '-' && b != '+' && b != '.')
                {
                    break;
                }

                _position++;
            }

            return _position > start;
        }

        // Leaves the position behind the closing quotation mark.
        private bool SkipString()
        {
            if (!Take('"'))
            {
                return false;
            }

            while (_position < _length)
            {
                byte b = _text[_position++];
                if (b == '"')
                {
                    return true;
                }

                if (b < ' ' || (b == '\\' && !SkipEscape()))
                {
                    return false;
                }
            }

            return false;
        }

        private bool SkipEscape()
        {
            if (!Take('u'))
            {
                return Take('"') || Take('\\') || Take('/') || Take('b') || Take('f') || Take('n') || Take('r') || Take('t');
            }

            for (int i = 0; i < 4; i++)
            {
                int b = _position < _length ? _text[_position++] : 0;
                bool isHexLetter = (b | 0x20) >= 'a' && (b | 0x20) <= 'f';
                if (!isHexLetter && (b < '0' || b > '9'))
                {
                    return false;
                }
            }

            return true;
        }

        private void SkipSpace()
        {
            while (Is(' ') || Is('\t') || Is('\r') || Is('\n'))
            {
                _position++;
            }
        }

        private bool Is(char c)
        {
            return _position < _length && _text[_position] == c;
        }

        private bool Take(char c)
        {
            bool isThere = Is(c);
            _position += isThere ? 1 : 0;
            return isThere;
        }
    }
}
