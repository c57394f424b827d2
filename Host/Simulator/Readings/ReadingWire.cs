using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Host.Board;

namespace Host.Simulator.Readings;

/// <summary>
/// What a board's wire shows of its readings, whatever platform is at the other end: which one is sent, and which are answered
/// with success. The device asks one thing at a time.
/// </summary>
internal sealed partial class ReadingWire : IDisposable
{
    /// <summary>Longer than what is looked for: a sequence, a status line and what comes before it.</summary>
    private const int Kept = 1024;

    /// <summary>More wait for the device's own count only if it counts none of them.</summary>
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Internet _internet;
    private readonly List<long> _answered = [];
    private string _request = string.Empty;
    private string _answer = string.Empty;
    private long _asked;
    private (long Sequence, DateTimeOffset Time) _lastSent;

    public ReadingWire(Internet internet)
    {
        _internet = internet;
        internet.Sent += Send;
        internet.Received += Receive;
    }

    /// <summary>Gets the reading that was sent last, whatever came of it, and when; 0 before the first.</summary>
    public (long Sequence, DateTimeOffset Time) LastSent
    {
        get
        {
            lock (_lock)
            {
                return _lastSent;
            }
        }
    }

    /// <summary>Takes those that were answered with success, in the order of their answers, each once.</summary>
    public IReadOnlyList<long> TakeAnswered(long most)
    {
        lock (_lock)
        {
            long[] taken = [.. _answered.Take((int)most)];
            _answered.RemoveRange(0, taken.Length);
            return taken;
        }
    }

    public void Dispose()
    {
        _internet.Sent -= Send;
        _internet.Received -= Receive;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _request += Encoding.Latin1.GetString(bytes);

            foreach (Match found in HeadOrReading().Matches(_request))
            {
                // Another request: what was asked before is not answered any more.
                _asked = found.Groups[1].Success ? long.Parse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
                _lastSent = _asked != 0 ? (_asked, DateTimeOffset.UtcNow) : _lastSent;
                _answer = string.Empty;
            }

            int seen = HeadOrReading().Matches(_request).LastOrDefault() is Match last ? last.Index + last.Length : 0;
            _request = _request[Math.Max(seen, _request.Length - Kept)..];
        }
    }

    private void Receive(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _answer += _answer.Length < Kept && _asked != 0 ? Encoding.Latin1.GetString(bytes) : string.Empty;

            if (_asked != 0 && Status().Match(_answer) is { Success: true } status)
            {
                if (status.Groups[1].Value is "200" or "201" or "204" && !_answered.Contains(_asked) && _answered.Count < Most)
                {
                    _answered.Add(_asked);
                }

                _asked = 0;
            }
        }
    }

    [GeneratedRegex(" HTTP/1\\.1\r\n|\"data\":{\"sequence\":([0-9]{1,15})[,}]")]
    private static partial Regex HeadOrReading();

    /// <summary>That of the answer: those before it, with 1xx, are none.</summary>
    [GeneratedRegex("HTTP/1\\.[01] ([2-5][0-9][0-9])[ \r]")]
    private static partial Regex Status();
}
