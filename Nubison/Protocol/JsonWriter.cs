using System;
using System.Text;

namespace Nubison.Protocol
{
    /// <summary>
    /// Writes JSON as UTF-8 into one buffer that is used again and again. What does not fit is left out and
    /// <see cref="Overflowed"/> is set; nothing throws. Each call returns the writer.
    /// </summary>
    public sealed class JsonWriter
    {
        /// <summary>The buffer.</summary>
        public readonly byte[] Buffer;

        /// <summary>Where in the buffer the next byte goes: how many are written, if they began at its start.</summary>
        public int Length;

        /// <summary>Whether something did not fit.</summary>
        public bool Overflowed;

        private const string HexDigits = "0123456789ABCDEF";

        private int _end;

        /// <summary>Initializes a new instance of the <see cref="JsonWriter"/> class.</summary>
        public JsonWriter(byte[] buffer)
        {
            Buffer = buffer;
            _end = buffer.Length;
        }

        /// <summary>Starts again at the buffer's start.</summary>
        public JsonWriter Clear() => Begin(0, Buffer.Length);

        /// <summary>Starts again, to write into a part of the buffer that ends before <paramref name="end"/>.</summary>
        public JsonWriter Begin(int start, int end)
        {
            Length = start;
            _end = end;
            Overflowed = false;
            return this;
        }

        /// <summary>Writes ASCII that needs no escape: punctuation and names.</summary>
        public JsonWriter Literal(string ascii)
        {
            for (int i = 0; i < ascii.Length; i++)
            {
                Literal(ascii[i]);
            }

            return this;
        }

        /// <summary>Writes one such character, or one byte. Unlike a text of one character, it leaves nothing to the device's collector.</summary>
        public JsonWriter Literal(char ascii)
        {
            if (Length == _end)
            {
                Overflowed = true;
                return this;
            }

            Buffer[Length++] = (byte)ascii;
            return this;
        }

        /// <summary>Writes bytes as they are.</summary>
        public JsonWriter Raw(byte[] bytes, int offset, int count)
        {
            if (count > _end - Length)
            {
                Overflowed = true;
                return this;
            }

            Array.Copy(bytes, offset, Buffer, Length, count);
            Length += count;
            return this;
        }

        /// <summary>Writes a string with its quotation marks; escapes what RFC 8259, section 7 tells to.</summary>
        public JsonWriter Text(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            Literal('"');
            for (int i = 0; i < utf8.Length; i++)
            {
                byte b = utf8[i];
                if (b == '"' || b == '\\')
                {
                    Literal('\\');
                    Literal((char)b);
                }
                else if (b < ' ')
                {
                    Literal("\\u00");
                    PutHex(b);
                }
                else
                {
                    Literal((char)b);
                }
            }

            Literal('"');
            return this;
        }

        /// <summary>Writes an integer.</summary>
        public JsonWriter Number(long value)
        {
            int count = 1;
            for (long rest = value / 10; rest != 0; rest /= 10)
            {
                count++;
            }

            if (value < 0)
            {
                Literal('-');
            }

            return Digits(value, count);
        }

        /// <summary>Writes a number that is scaled by ten to the power of its 0 to 9 decimals, exactly.</summary>
        public JsonWriter Number(long scaled, int decimals)
        {
            long unit = 1;
            for (int i = 0; i < decimals; i++)
            {
                unit *= 10;
            }

            long whole = scaled / unit;
            if (scaled < 0 && whole == 0)
            {
                Literal('-');
            }

            Number(whole);
            return decimals == 0 ? this : Literal('.').Digits(scaled, decimals);
        }

        /// <summary>Writes the last digits of a number, zeros in front if it has fewer, without its sign.</summary>
        public JsonWriter Digits(long value, int count)
        {
            if (count > _end - Length)
            {
                Overflowed = true;
                return this;
            }

            Length += count;
            for (int i = 1; i <= count; i++)
            {
                // Each digit, not the number, loses its sign: the smallest long has no positive counterpart.
                int digit = (int)(value % 10);
                Buffer[Length - i] = (byte)('0' + (digit < 0 ? -digit : digit));
                value /= 10;
            }

            return this;
        }

        /// <summary>Writes a UTC time as RFC 3339 has it, with milliseconds and quotation marks.</summary>
        public JsonWriter Time(DateTime utc)
        {
            return Literal('"').Digits(utc.Year, 4).Literal('-').Digits(utc.Month, 2).Literal('-').Digits(utc.Day, 2)
                .Literal('T').Digits(utc.Hour, 2).Literal(':').Digits(utc.Minute, 2).Literal(':').Digits(utc.Second, 2)
                .Literal('.').Digits(utc.Millisecond, 3).Literal('Z').Literal('"');
        }

        /// <summary>Writes a value of a form, <c>application/x-www-form-urlencoded</c>: all but RFC 3986's unreserved characters is percent-encoded.</summary>
        public JsonWriter FormValue(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < utf8.Length; i++)
            {
                byte b = utf8[i];
                bool isLetter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
                if (isLetter || (b >= '0' && b <= '9') || b == '-' || b == '.' || b == '_' || b == '~')
                {
                    Literal((char)b);
                }
                else
                {
                    Literal('%');
                    PutHex(b);
                }
            }

            return this;
        }

        private void PutHex(byte value)
        {
            Literal(HexDigits[value >> 4]).Literal(HexDigits[value & 15]);
        }
    }
}
