using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Host.Tests.Doubles;
using Nubison.Http;

namespace Host.Tests.Delivery;

/// <summary>
/// The platform of a soak: answers as the protocol asks, unless it is told to misbehave, and keeps what came in memory
/// that does not grow.
/// </summary>
internal sealed class SoakPlatform(ManualClock clock, int capacity) : IHttpTransport
{
    private static readonly byte[] LoginAnswer = Encoding.UTF8.GetBytes("""{"AccessToken":"t"}""");
    private static readonly byte[] Refusal = Encoding.UTF8.GetBytes("""{"code":"ERROR406","message":"data"}""");

    private readonly int[] _times = new int[capacity];

    /// <summary>What it does with a request; null for what it should do.</summary>
    public Misbehaviour Misbehaviour { get; set; }

    /// <summary>The number that came last.</summary>
    public long Last { get; private set; }

    /// <summary>How many different readings came.</summary>
    public int Arrived { get; private set; }

    /// <summary>Told of each reading: number, index, time (null for none), uptime in milliseconds.</summary>
    public Action<long, int, DateTime?, long> Got { get; set; } = (_, _, _, _) => { };

    /// <summary>How often a number came.</summary>
    public int Times(long number) => _times[number];

    public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
    {
        clock.Advance(TimeSpan.FromMilliseconds(60));
        switch (Misbehaviour)
        {
            case Misbehaviour.Unreachable:
                reply.Failure = HttpFailure.NoConnection;
                return;
            case Misbehaviour.Busy:
                reply.Status = 503;
                return;
            case Misbehaviour.TokenGone when path != "/devices/login":
                Misbehaviour = Misbehaviour.None;
                reply.Status = 401;
                return;
        }

        switch (path)
        {
            case "/devices/login":
                Answer(reply, 200, LoginAnswer);
                break;
            case "/devices/data":
                Take(body.AsSpan(0, length), reply);
                break;
            default:
                reply.Status = 201;
                break;
        }
    }

    public void Abort()
    {
    }

    private static void Answer(HttpReply reply, int status, byte[] body)
    {
        reply.Status = status;
        reply.Body.Take(body, body.Length);
    }

    private static long Number(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        int at = body.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(body[(at + name.Length)..], out long number, out _) ? number : -1;
    }

    private void Take(ReadOnlySpan<byte> body, HttpReply reply)
    {
        int index = (int)Number(body, "\"n\":"u8);
        if (index % 997 == 0)
        {
            Answer(reply, 400, Refusal);
            return;
        }

        long number = Number(body, "\"sequence\":"u8);
        int time = body.IndexOf("\"time\":\""u8);
        DateTime? taken = time < 0 ? null : DateTime.ParseExact(
            Encoding.ASCII.GetString(body.Slice(time + 8, 24)),
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        int uptime = body.IndexOf("\"bootUptime\":"u8);
        Utf8Parser.TryParse(uptime < 0 ? "0"u8 : body[(uptime + 13)..], out double seconds, out _);
        Got(number, index, taken, (long)Math.Round(seconds * 1000));
        Last = number;
        Arrived += _times[number]++ == 0 ? 1 : 0;
        if (Misbehaviour == Misbehaviour.LosesAnswers)
        {
            reply.Failure = HttpFailure.CutOff;
            return;
        }

        reply.Status = 201;
    }
}
