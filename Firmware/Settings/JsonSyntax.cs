using System.Collections;

namespace Firmware.Settings
{
    /// <summary>
    /// Finds where a text stops being JSON (RFC 8259), or JSON that nanoFramework.Json reads right: it reads the settings,
    /// but lets some faults pass, misreads some of what is valid, and never says where. This walks the text first and says it.
    /// </summary>
    public sealed class JsonSyntax
    {
        /// <summary>The deepest nesting of objects and arrays that is read.</summary>
        public const int MaximumDepth = 8;

        /// <summary>The most digits of a number before its point: what a <c>long</c> has room for, whatever they are.</summary>
        private const int MaximumDigits = 18;

        private const char FirstSurrogate = (char)0xD800;
        private const char LastSurrogate = (char)0xDFFF;

        // An array: in a string the runtime looks for each character from the start on.
        private readonly char[] _text;
        private int _at;
        private string _fault;

        private JsonSyntax(string text)
        {
            _text = text.ToCharArray();
        }

        /// <summary>Looks for the first fault.</summary>
        /// <param name="text">The whole file.</param>
        /// <returns>Null where the text is one JSON object; otherwise <c>line 7, column 3: ...</c>.</returns>
        public static string FirstFault(string text)
        {
            JsonSyntax syntax = new JsonSyntax(text);
            syntax.SkipSpace();
            if (syntax.Next != '{')
            {
                syntax.Fail("an object is expected, starting with {");
            }
            else if (syntax.Value(0))
            {
                syntax.SkipSpace();
                if (syntax._at < syntax._text.Length)
                {
                    syntax.Fail("there is something after the end");
                }
            }

            return syntax._fault;
        }

        private char Next => _at < _text.Length ? _text[_at] : '\0';

        private static bool IsDigit(char c) => c >= '0' && c <= '9';

        private bool Value(int depth)
        {
            if (depth > MaximumDepth)
            {
                return Fail("nested too deeply");
            }

            switch (Next)
            {
                case '{':
                    return Object(depth);
                case '[':
                    return Array(depth);
                case '"':
                    return Text();
                case 't':
                    return Word("true");
                case 'f':
                    return Word("false");
                case 'n':
                    return Word("null");
                default:
                    return Number();
            }
        }

        private bool Object(int depth)
        {
            ArrayList names = new ArrayList();
            _at++;
            SkipSpace();
            if (Next == '}')
            {
                _at++;
                return true;
            }

            while (true)
            {
                int start = _at;
                if (Next != '"')
                {
                    return Fail("a member's name in double quotes is expected");
                }

                if (!Text())
                {
                    return false;
                }

                string name = new string(_text, start, _at - start);
                if (names.Contains(name))
                {
                    _at = start;
                    return Fail(name + " is there twice");
                }

                names.Add(name);
                SkipSpace();
                if (!Expect(':', "a : is expected"))
                {
                    return false;
                }

                SkipSpace();
                if (!Value(depth + 1))
                {
                    return false;
                }

                SkipSpace();
                if (Next == '}')
                {
                    _at++;
                    return true;
                }

                if (!Expect(',', "a , or } is expected"))
                {
                    return false;
                }

                SkipSpace();
            }
        }

        private bool Array(int depth)
        {
            _at++;
            SkipSpace();
            if (Next == ']')
            {
                _at++;
                return true;
            }

            while (true)
            {
                if (Next == '[')
                {
                    return Fail("a list in a list cannot be read");
                }

                if (!Value(depth + 1))
                {
                    return false;
                }

                SkipSpace();
                if (Next == ']')
                {
                    _at++;
                    return true;
                }

                if (!Expect(',', "a , or ] is expected"))
                {
                    return false;
                }

                SkipSpace();
            }
        }

        private bool Text()
        {
            _at++;
            while (_at < _text.Length && _text[_at] != '"')
            {
                if (_text[_at] < ' ')
                {
                    return Fail("a text ends with double quotes on the same line");
                }

                // The library leaves the first half of it.
                if (_text[_at] >= FirstSurrogate && _text[_at] <= LastSurrogate)
                {
                    return Fail("a character beyond U+FFFF cannot be read");
                }

                if (_text[_at] == '\\' && !Escape())
                {
                    return false;
                }

                _at++;
            }

            return Expect('"', "the closing double quotes are missing");
        }

        private bool Escape()
        {
            _at++;
            if (Next == 'u')
            {
                // The library reads the second of the four digits for the first and knows no a, b, c, d and f.
                return Fail("a \\u escape cannot be read, put the character itself");
            }

            return (Next != '\0' && "\"\\bfnrt".IndexOf(Next) >= 0) || Fail("there is no such escape in a text");
        }

        private bool Number()
        {
            if (Next == '-')
            {
                _at++;
            }

            if (!IsDigit(Next))
            {
                return Fail("a value is expected");
            }

            if (Next == '0' && _at + 1 < _text.Length && IsDigit(_text[_at + 1]))
            {
                return Fail("a number has no leading zeros");
            }

            int start = _at;
            SkipDigits();
            if (_at - start > MaximumDigits)
            {
                _at = start;
                return Fail("a number has at most " + MaximumDigits + " digits before its point");
            }

            if (Next == '.')
            {
                _at++;
                if (!SkipDigits())
                {
                    return Fail("digits are expected after the point");
                }
            }

            if (Next == 'e' || Next == 'E')
            {
                _at++;
                if (Next == '+' || Next == '-')
                {
                    _at++;
                }

                return SkipDigits() || Fail("digits are expected in the exponent");
            }

            return true;
        }

        private bool Word(string word)
        {
            for (int i = 0; i < word.Length; i++, _at++)
            {
                if (Next != word[i])
                {
                    return Fail("a value is expected");
                }
            }

            return true;
        }

        private bool Expect(char wanted, string otherwise)
        {
            if (Next != wanted)
            {
                return Fail(otherwise);
            }

            _at++;
            return true;
        }

        private bool SkipDigits()
        {
            int start = _at;
            while (IsDigit(Next))
            {
                _at++;
            }

            return _at > start;
        }

        private void SkipSpace()
        {
            while (Next == ' ' || Next == '\t' || Next == '\n' || Next == '\r')
            {
                _at++;
            }
        }

        private bool Fail(string problem)
        {
            int line = 1;
            int column = 1;
            for (int i = 0; i < _at && i < _text.Length; i++)
            {
                column++;
                if (_text[i] == '\n')
                {
                    line++;
                    column = 1;
                }
            }

            _fault = "line " + line + ", column " + column + ": " + (_at >= _text.Length ? "the file ends too early" : problem);
            return false;
        }
    }
}
