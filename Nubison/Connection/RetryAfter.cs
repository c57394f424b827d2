using System;
using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>The Retry-After header (RFC 9110, section 10.2.3): seconds or an HTTP date.</summary>
    public static class RetryAfter
    {
        private const string Months = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
        private const int DateLength = 29;
        private const int Enough = 10000;

        // The runtime's calendar ends with the year 3000, and DateTime throws beyond it.
        private const int LastYear = 3000;

        /// <summary>Reads the header.</summary>
        /// <returns>
        /// Milliseconds from now, 0 to <see cref="BackOff.Maximum"/>; 0 for what cannot be read. No server silences the
        /// device for longer.
        /// </returns>
        public static int Read(string header, IClock clock)
        {
            string text = header == null ? string.Empty : header.Trim();
            int seconds = Number(text, 0, text.Length);
            long wait = seconds >= 0 ? seconds * 1000L
                : clock.IsValid && text.Length == DateLength ? UntilDate(text, clock.UtcNow)
                : 0;
            return wait < 0 ? 0 : wait > BackOff.Maximum ? BackOff.Maximum : (int)wait;
        }

        // Sun, 06 Nov 1994 08:49:37 GMT, the one form that servers may send (section 5.6.7). DateTime.TryParse takes it from
        // the device's runtime alone, and there whatever the time zone.
        private static long UntilDate(string text, DateTime now)
        {
            int day = Number(text, 5, 2);
            int monthAt = Months.IndexOf(text.Substring(7, 5));
            int month = (monthAt / 4) + 1;
            int year = Number(text, 12, 4);
            int hour = Number(text, 17, 2);
            int minute = Number(text, 20, 2);
            int second = Number(text, 23, 2);
            bool hasForm = text.Substring(3, 2) == ", " && text[16] == ' ' && text[19] == ':' && text[22] == ':' && text.Substring(25) == " GMT";
            bool isDate = hasForm && monthAt % 4 == 0 && year >= 1970 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
            return !isDate ? 0
                : year > LastYear ? BackOff.Maximum
                : (new DateTime(year, month, day, hour, minute, second).Ticks - now.Ticks) / TimeSpan.TicksPerMillisecond;
        }

        // -1 if it is none; one that is larger than any that counts may be cut.
        private static int Number(string text, int start, int count)
        {
            int number = count == 0 ? -1 : 0;
            for (int i = start; i < start + count; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return -1;
                }

                number = number < Enough ? (number * 10) + text[i] - '0' : number;
            }

            return number;
        }
    }
}
