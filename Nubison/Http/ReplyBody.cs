using System;
using System.Text;

namespace Nubison.Http
{
    /// <summary>
    /// What the device has to know of an answer's body, found while it comes, byte by byte: a body of any length and
    /// depth takes no memory, no recursion and no exception.
    /// </summary>
    public sealed class ReplyBody
    {
        /// <summary>The longest access token that is taken, in bytes as it stands in the answer.</summary>
        public const int MaximumTokenLength = 1536;

        /// <summary>Objects and arrays in one another, at most; what is deeper is taken for no JSON.</summary>
        public const int MaximumDepth = 31;

        // Where in the text the next byte stands.
        private const int Start = 0;
        private const int FirstName = 1;
        private const int Name = 2;
        private const int Colon = 3;
        private const int FirstItem = 4;
        private const int Value = 5;
        private const int Comma = 6;
        private const int Text = 7;
        private const int Escape = 8;
        private const int Hex = 9;
        private const int Scalar = 10;
        private const int End = 11;
        private const int Broken = 12;

        // Long enough for each name and value that is looked for; anything longer is cut.
        private readonly byte[] _word = new byte[12];

        private int _wordLength;
        private int _state;
        private int _hexLeft;
        private int _depth;
        private uint _objects;
        private bool _isName;
        private bool _isToken;
        private bool _isCode;
        private bool _isSuccess;
        private bool _isRefusal;
        private byte[] _token;
        private int _tokenLength;
        private string _code;

        /// <summary>Gets a value indicating whether the body so far is one whole JSON object.</summary>
        public bool IsObject => _state == End;

        /// <summary>Gets a value indicating whether the body cannot become a JSON object any more.</summary>
        public bool IsBroken => _state == Broken;

        /// <summary>
        /// Gets a value indicating whether the object says no, whatever the status says: it has a member <c>code</c> or
        /// <c>error</c>, or <c>"success": false</c>.
        /// </summary>
        public bool IsRefusal => IsObject && _isRefusal;

        /// <summary>Gets the platform's code, always <c>ERROR</c> and three digits; or null.</summary>
        public string Code => IsObject ? _code : null;

        /// <summary>Gets a value indicating whether there is an access token longer than <see cref="MaximumTokenLength"/>.</summary>
        public bool IsTokenTooLong => IsObject && _tokenLength > MaximumTokenLength;

        /// <summary>Gets a value indicating whether there is an access token that can be taken.</summary>
        public bool HasToken => IsObject && _tokenLength > 0 && _tokenLength <= MaximumTokenLength;

        /// <summary>Makes a copy of the access token: the bytes between its quotation marks, escapes as they came. A secret.</summary>
        /// <returns>The token; null if there is none, or it is too long.</returns>
        public byte[] CopyToken()
        {
            if (!HasToken)
            {
                return null;
            }

            byte[] token = new byte[_tokenLength];
            Array.Copy(_token, token, _tokenLength);
            return token;
        }

        /// <summary>Forgets the last body.</summary>
        public void Clear()
        {
            _state = Start;
            _depth = 0;
            _objects = 0;
            _isRefusal = false;
            _token = null;
            _tokenLength = 0;
            _code = null;
        }

        /// <summary>Takes the next piece of the body.</summary>
        public void Take(byte[] buffer, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Take(buffer[i]);
            }
        }

        /// <summary>Takes the next byte of the body.</summary>
        public void Take(byte b)
        {
            if (_state >= Text && _state <= Hex)
            {
                TakeText(b);
            }
            else if (!TakeScalar(b) && b != ' ' && b != '\t' && b != '\r' && b != '\n')
            {
                TakeMark(b);
            }
        }

        // A string; what stands between its quotation marks is kept as it comes.
        private void TakeText(byte b)
        {
            if (_state == Text && b == '"')
            {
                EndText();
                return;
            }

            Keep(b);
            if (_state == Escape)
            {
                _hexLeft = 4;
                _state = b == 'u' ? Hex : "\"\\/bfnrt".IndexOf((char)b) >= 0 ? Text : Broken;
            }
            else if (_state == Hex)
            {
                bool isHex = (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'f');
                _state = !isHex ? Broken : --_hexLeft > 0 ? Hex : Text;
            }
            else
            {
                _state = b < ' ' ? Broken : b == '\\' ? Escape : Text;
            }
        }

        private void EndText()
        {
            _state = _isName ? Colon : Comma;
            if (!_isName)
            {
                _code = _isCode ? ReadCode() : _code;
                return;
            }

            // Each word that it is compared with leaves 12 bytes to the device's collector.
            int initial = _depth == 1 ? _word[0] | 0x20 : 0;
            _isToken = initial == 'a' && IsWord("accesstoken");
            _isCode = initial == 'c' && IsWord("code");
            _isSuccess = initial == 's' && IsWord("success");
            _isRefusal |= _isCode || (initial == 'e' && IsWord("error"));
        }

        // A number, true, false or null. Says whether the byte belongs to it.
        private bool TakeScalar(byte b)
        {
            bool isPart = (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '-' || b == '+' || b == '.';
            if (isPart && (_state == Value || _state == FirstItem))
            {
                _state = Scalar;
                _wordLength = 0;
            }

            if (_state != Scalar)
            {
                return false;
            }

            if (isPart)
            {
                Keep(b);
                return true;
            }

            bool isNumber = _word[0] == '-' || _word[0] <= '9';
            bool isFalse = IsWord("false");
            _isRefusal |= isFalse && _isSuccess;
            _state = isNumber || isFalse || IsWord("true") || IsWord("null") ? Comma : Broken;
            return false;
        }

        private void TakeMark(byte b)
        {
            bool isValue = _state == Value || _state == FirstItem;
            bool isFirst = _state == FirstName || _state == FirstItem;
            if (_state == Start && (b == 0xEF || b == 0xBB || b == 0xBF))
            {
                // A byte order mark.
            }
            else if (b == '"' && (isValue || _state == Name || _state == FirstName))
            {
                BeginText(!isValue);
            }
            else if ((b == '{' && _state == Start) || ((b == '{' || b == '[') && isValue))
            {
                Open(b == '{');
            }
            else if ((b == '}' || b == ']') && (isFirst || _state == Comma) && IsInObject == (b == '}'))
            {
                _objects >>= 1;
                _state = --_depth == 0 ? End : Comma;
            }
            else if (b == ',' && _state == Comma)
            {
                _state = IsInObject ? Name : Value;
            }
            else
            {
                _state = b == ':' && _state == Colon ? Value : Broken;
            }
        }

        private void BeginText(bool isName)
        {
            _state = Text;
            _isName = isName;
            _wordLength = 0;
            if (!isName && _isToken)
            {
                _tokenLength = 0;
                _token = _token ?? new byte[MaximumTokenLength];
            }
        }

        private void Open(bool isObject)
        {
            _isToken = false;
            _isCode = false;
            _isSuccess = false;
            _objects = (_objects << 1) | (isObject ? 1u : 0u);
            _state = ++_depth > MaximumDepth ? Broken : isObject ? FirstName : FirstItem;
        }

        private bool IsInObject => (_objects & 1) != 0;

        private void Keep(byte b)
        {
            if (_wordLength < _word.Length)
            {
                _word[_wordLength++] = b;
            }

            if (_isToken && !_isName)
            {
                if (_tokenLength < MaximumTokenLength)
                {
                    _token[_tokenLength] = b;
                }

                _tokenLength++;
            }
        }

        // The published page writes AccessToken here and accessToken everywhere else: case does not count.
        private bool IsWord(string lowerCase)
        {
            bool isSame = _wordLength == lowerCase.Length;
            for (int i = 0; isSame && i < _wordLength; i++)
            {
                isSame = (_word[i] | 0x20) == lowerCase[i];
            }

            return isSame;
        }

        // A code of any other form is none: whatever else stands there may be a secret and goes nowhere.
        private string ReadCode()
        {
            string code = Encoding.UTF8.GetString(_word, 0, _wordLength);
            bool isCode = _wordLength == 8 && code.StartsWith("ERROR");
            for (int i = 5; isCode && i < 8; i++)
            {
                isCode = code[i] >= '0' && code[i] <= '9';
            }

            return isCode ? code : null;
        }
    }
}
