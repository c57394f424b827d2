using System;
using Nubison.Time;

namespace Nubison.Connection
{
    /// <summary>The Retry-After header (RFC 9110, section 10.2.3): seconds or an HTTP date.</summary>
    public static class RetryAfter
    {
        private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        private const string Form = "aaa, 00 aaa 0000 00:00:00 GMT";

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
            if (text.Length == 0)
            {
                return 0;
            }

            if (IsNumber(text, 0, text.Length))
            {
                return text.Length > 6 ? BackOff.Maximum : Limit(Number(text, 0, text.Length) * 1000L);
            }

            return clock.IsValid && HasForm(text) ? Limit(FromDate(text, clock.UtcNow)) : 0;
        }

        // Sun, 06 Nov 1994 08:49:37 GMT, the one form that servers may send (section 5.6.7).
        private static bool HasForm(string text)
        {
            if (text.Length != Form.Length)
            {
                return false;
            }

            for (int i = 0; i < Form.Length; i++)
            {
                bool fits = Form[i] == '0' ? IsNumber(text, i, 1) : Form[i] == 'a' || Form[i] == text[i];
                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }

        private static long FromDate(string text, DateTime now)
        {
            int day = Number(text, 5, 2);
            int month = (Months.IndexOf(text.Substring(8, 3)) / 3) + 1;
            int year = Number(text, 12, 4);
            int hour = Number(text, 17, 2);
            int minute = Number(text, 20, 2);
            int second = Number(text, 23, 2);
            bool isDate = Months.IndexOf(text.Substring(8, 3)) % 3 == 0 && year >= 1970 && day >= 1 && hour < 24 && minute < 60
                && second < 60 && day <= DateTime.DaysInMonth(year, month);
            return isDate && year > LastYear ? BackOff.Maximum
                : isDate ? (new DateTime(year, month, day, hour, minute, second).Ticks - now.Ticks) / TimeSpan.TicksPerMillisecond
                : 0;
        }

        private static bool IsNumber(string text, int start, int count)
        {
            for (int i = start; i < start + count; i++)
            {
                if (text[i] < '0' || text[i] > '9')
                {
                    return false;
                }
            }

            return true;
        }

        private static int Number(string text, int start, int count)
        {
            int number = 0;
            for (int i = start; i < start + count; i++)
            {
                number = (number * 10) + text[i] - '0';
            }

            return number;
        }

        private static int Limit(long milliseconds) =>
            milliseconds < 0 ? 0 : milliseconds > BackOff.Maximum ? BackOff.Maximum : (int)milliseconds;
    }
}
