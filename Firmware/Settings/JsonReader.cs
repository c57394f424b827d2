using System;
using System.Collections;
using System.Text;

namespace Firmware.Settings
{
    /// <summary>
    /// Reads JSON (RFC 8259). The settings are the one JSON that people write, so a fault is named with its place. The text
    /// is gone through once, as the bytes it came in, and nothing is made but the values themselves.
    /// </summary>
    public sealed class JsonReader
    {
        /// <summary>The deepest nesting of objects and lists that is read.</summary>
        public const int MaximumDepth = 8;

        /// <summary>The most digits of a number before its point: what a <c>long</c> has room for, whatever they are.</summary>
        private const int MaximumDigits = 18;

        private const string Escapes = "\"\\/bfnrt";
        private const string Escaped = "\"\\/\b\f\n\r\t";

        // A character beyond U+FFFF is two escapes, of a high and a low half.
        private const int FirstHigh = 0xD800;
        private const int FirstLow = 0xDC00;
        private const int LastLow = 0xDFFF;

        private readonly byte[] _text;
        private int _at;
        private int _line = 1;
        private int _lineStart;

        private JsonReader(byte[] text)
        {
            _text = text;

            // Windows editors put a byte order mark first.
            if (text.Length > 2 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF)
            {
                _at = _lineStart = 3;
            }
        }

        private char Next => _at < _text.Length ? (char)_text[_at] : '\0';

        /// <summary>Reads a text that is one object.</summary>
        /// <returns>
        /// Its members, name and value in turn. A value is null, a <c>bool</c>, an <c>int</c> or, beyond its range, a
        /// <c>long</c>, a <c>double</c>, a <c>string</c>, an <see cref="ArrayList"/> for a list, or such an array for an object.
        /// </returns>
        /// <exception cref="FormatException">It is not such a text: <c>line 7, column 3: ...</c>.</exception>
        public static object[] Read(byte[] text)
        {
            JsonReader reader = new JsonReader(text);
            if (reader.Skip() != '{')
            {
                throw reader.Fault("an object is expected, starting with {");
            }

            object[] members = reader.Items('}', 0).ToArray();
            reader.Skip();
            if (reader._at < text.Length)
            {
                throw reader.Fault("there is something after the end");
            }

            return members;
        }

        private object Value(int depth)
        {
            if (depth > MaximumDepth)
            {
                throw Fault("nested too deeply");
            }

            return Skip() switch
            {
                '{' => Items('}', depth).ToArray(),
                '[' => Items(']', depth),
                '"' => Text(),
                't' => Word("true", true),
                'f' => Word("false", false),
                'n' => Word("null", null),
                _ => Number(),
            };
        }

        // An object's names and values, or a list's values.
        private ArrayList Items(char end, int depth)
        {
            ArrayList items = new ArrayList();
            _at++;
            bool goesOn = Skip() != end;
            while (goesOn)
            {
                if (end == '}')
                {
                    Name(items);
                }

                items.Add(Value(depth + 1));
                goesOn = Skip() == ',';
                if (!goesOn && Next != end)
                {
                    throw Fault("a , or " + end + " is expected");
                }

                _at += goesOn ? 1 : 0;
            }

            _at++;
            return items;
        }

        private void Name(ArrayList members)
        {
            if (Skip() != '"')
            {
                throw Fault("a member's name in double quotes is expected");
            }

            int start = _at;
            string name = Text();
            for (int i = 0; i < members.Count; i += 2)
            {
                if ((string)members[i] == name)
                {
                    _at = start;
                    throw Fault("\"" + name + "\" is there twice");
                }
            }

            if (Skip() != ':')
            {
                throw Fault("a : is expected");
            }

            _at++;
            members.Add(name);
        }

        private string Text()
        {
            string text = string.Empty;
            int start = ++_at;
            while (Next != '"')
            {
                if (Next < ' ')
                {
                    throw Fault("a text ends with double quotes on the same line");
                }

                if (Next == '\\')
                {
                    text += Piece(start) + Escape();
                    start = _at;
                }
                else
                {
                    SkipCharacter();
                }
            }

            text += Piece(start);
            _at++;
            return text;
        }

        private string Piece(int start) => Encoding.UTF8.GetString(_text, start, _at - start);

        private string Escape()
        {
            _at++;
            if (Next == 'u')
            {
                return UnicodeEscape();
            }

            int index = Escapes.IndexOf(Next);
            if (Next == '\0' || index < 0)
            {
                throw Fault("there is no such escape in a text");
            }

            _at++;
            return Escaped.Substring(index, 1);
        }

        private string UnicodeEscape()
        {
            int start = _at;
            int code = Code();
            bool isPair = code >= FirstHigh && code < FirstLow && Next == '\\';
            _at += isPair ? 1 : 0;
            int low = isPair && Next == 'u' ? Code() : 0;
            bool isWhole = isPair ? low >= FirstLow && low <= LastLow : code < FirstHigh || code > LastLow;

            // The runtime's texts end at the first zero.
            if (!isWhole || code == 0)
            {
                _at = start;
                throw Fault(isWhole ? "a text cannot have \\u0000" : "this is half a character");
            }

            if (!isPair)
            {
                return ((char)code).ToString();
            }

            code = 0x10000 + ((code - FirstHigh) << 10) + (low - FirstLow);
            byte[] utf8 = { (byte)(0xF0 | code >> 18), (byte)(0x80 | code >> 12 & 0x3F), (byte)(0x80 | code >> 6 & 0x3F), (byte)(0x80 | code & 0x3F) };
            return Encoding.UTF8.GetString(utf8, 0, utf8.Length);
        }

        // From the u to behind the last digit.
        private int Code()
        {
            int code = 0;
            _at++;
            for (int i = 0; i < 4; i++, _at++)
            {
                int digit = "0123456789abcdef".IndexOf(Next >= 'A' && Next <= 'F' ? (char)(Next + ' ') : Next);
                if (Next == '\0' || digit < 0)
                {
                    throw Fault("four hexadecimal digits are expected after \\u");
                }

                code = (code * 16) + digit;
            }

            return code;
        }

        private void SkipCharacter()
        {
            char first = Next;
            int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
            bool isUtf8 = first < 0x80 || (first >= 0xC2 && first <= 0xF4);
            for (_at++; more > 0 && isUtf8; more--, _at++)
            {
                isUtf8 = (Next & 0xC0) == 0x80;
            }

            if (!isUtf8)
            {
                throw Fault("the file is not UTF-8");
            }
        }

        private object Number()
        {
            int start = _at;
            _at += Next == '-' ? 1 : 0;
            int first = _at;
            Digits("a value is expected");
            int count = _at - first;
            if (count > MaximumDigits || (count > 1 && _text[first] == '0'))
            {
                _at = first;
                throw Fault(count > MaximumDigits ? "a number has at most " + MaximumDigits + " digits before its point" : "a number has no leading zeros");
            }

            int end = _at;
            if (Next == '.')
            {
                _at++;
                Digits("digits are expected after the point");
            }

            if (Next == 'e' || Next == 'E')
            {
                _at++;
                _at += Next == '+' || Next == '-' ? 1 : 0;
                Digits("digits are expected in the exponent");
            }

            if (_at > end)
            {
                return double.Parse(Piece(start));
            }

            long whole = long.Parse(Piece(start));
            return whole == (int)whole ? (object)(int)whole : whole;
        }

        private void Digits(string otherwise)
        {
            int start = _at;
            while (Next >= '0' && Next <= '9')
            {
                _at++;
            }

            if (_at == start)
            {
                throw Fault(otherwise);
            }
        }

        private object Word(string word, object value)
        {
            for (int i = 0; i < word.Length; i++, _at++)
            {
                if (Next != word[i])
                {
                    throw Fault("a value is expected");
                }
            }

            return value;
        }

        // To what comes next, over blanks and line ends.
        private char Skip()
        {
            while (Next == ' ' || Next == '\t' || Next == '\n' || Next == '\r')
            {
                _at++;
                if (_text[_at - 1] == '\n')
                {
                    _line++;
                    _lineStart = _at;
                }
            }

            return Next;
        }

        private FormatException Fault(string problem)
        {
            // A character has one byte that does not go on another one.
            int column = 1;
            for (int i = _lineStart; i < _at && i < _text.Length; i++)
            {
                column += (_text[i] & 0xC0) == 0x80 ? 0 : 1;
            }

            return new FormatException("line " + _line + ", column " + column + ": " + (_at >= _text.Length ? "the file ends too early" : problem));
        }
    }
}
