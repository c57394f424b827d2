using System.Globalization;
using System.Text;
using Host.Platform.Protocol;

namespace Host.Platform.Faults;

/// <summary>
/// Something that a server, or the way to it, does wrong with one request. The usual ones are made by the methods
/// here; a test makes its own from what an <see cref="Exchange"/> offers.
/// </summary>
/// <param name="Name">What it is called in lists of requests.</param>
/// <param name="PlayAsync">Answers the request, or does not.</param>
internal sealed record Fault(string Name, Func<Exchange, Task> PlayAsync)
{
    /// <summary>Gets the fault that never answers; the request is not processed.</summary>
    public static Fault Silence { get; } = new("silence", exchange => exchange.WaitForEndAsync());

    /// <summary>Gets the fault that closes the connection instead of processing the request.</summary>
    public static Fault Drop { get; } = new("drop", exchange => exchange.CloseAsync());

    /// <summary>Gets the fault that resets the connection instead of processing the request.</summary>
    public static Fault Reset { get; } = new("reset", exchange =>
    {
        exchange.Reset();
        return Task.CompletedTask;
    });

    /// <summary>Gets the fault that loses the answer: the request is processed, then the connection is closed.</summary>
    public static Fault LostAnswer { get; } = new("lost answer", exchange =>
    {
        exchange.Process();
        return exchange.CloseAsync();
    });

    /// <summary>Gets the fault that processes and answers the request, then closes the connection without having said so.</summary>
    public static Fault CloseAfterAnswer { get; } = new("close after answer", async exchange =>
    {
        (byte[] head, byte[] body) = exchange.Process().ToWire();
        await exchange.SendAsync(head.Concat(body).ToArray());
        await exchange.CloseAsync();
    });

    /// <summary>Gets the fault that answers with bytes that are not HTTP, and closes; the request is not processed.</summary>
    public static Fault Garbage { get; } = Raw("\u0001\u0002 this is not HTTP \u00fe\u00ff\r\n\r\n");

    /// <summary>Processes and answers the request, but only after some time.</summary>
    public static Fault Delay(TimeSpan time) => new("delay", async exchange =>
    {
        await Task.Delay(time, exchange.Ended);
        await exchange.AnswerAsync(exchange.Process());
    });

    /// <summary>Answers something else; the request is not processed.</summary>
    /// <param name="body">The body; null for a JSON one with a message.</param>
    public static Fault Status(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        PlatformAnswer answer = PlatformAnswer.Refusal(status, "A fault is switched on.");
        bool hasType = headers.Any(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        answer = new PlatformAnswer(status, body ?? answer.Body) { Headers = hasType ? headers : [.. answer.Headers, .. headers] };
        return new(status.ToString(CultureInfo.InvariantCulture), exchange => exchange.AnswerAsync(answer));
    }

    /// <summary>Answers 503 with <c>Retry-After</c>; the request is not processed.</summary>
    public static Fault Busy(int seconds) => Status(503, null, ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Processes the request, and closes the connection in the middle of the answer's body.</summary>
    /// <param name="bytes">How many bytes of the body go out; the announced length is the true one.</param>
    public static Fault CutOff(int bytes = 5) => new("cut off", async exchange =>
    {
        await SendPartAsync(exchange, bytes);
        await exchange.CloseAsync();
    });

    /// <summary>Processes the request, and falls silent in the middle of the answer's body.</summary>
    /// <param name="bytes">How many bytes of the body go out; the announced length is the true one.</param>
    public static Fault Stall(int bytes = 5) => new("stall", async exchange =>
    {
        await SendPartAsync(exchange, bytes);
        await exchange.WaitForEndAsync();
    });

    /// <summary>Processes the request, and answers it one byte at a time.</summary>
    /// <param name="pause">The time between two bytes.</param>
    public static Fault Dribble(TimeSpan pause) => new("dribble", async exchange =>
    {
        (byte[] head, byte[] body) = exchange.Process().ToWire();
        foreach (byte value in head.Concat(body))
        {
            await exchange.SendAsync(new[] { value });
            await Task.Delay(pause, exchange.Ended);
        }

        await exchange.CloseAsync();
    });

    /// <summary>Answers 200 with a body that never ends, without a length; the request is not processed.</summary>
    /// <param name="pause">The time between two blocks of 1 kB.</param>
    public static Fault Endless(TimeSpan pause) => new("endless", async exchange =>
    {
        await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"u8.ToArray());
        byte[] block = Encoding.ASCII.GetBytes(new string(' ', 1024));
        while (true)
        {
            await exchange.SendAsync(block);
            await Task.Delay(pause, exchange.Ended);
        }
    });

    /// <summary>Sends bytes instead of an answer, then closes; the request is not processed.</summary>
    /// <param name="text">What to send, one byte per character (Latin-1).</param>
    public static Fault Raw(string text, bool close = true) => new("raw", async exchange =>
    {
        await exchange.SendAsync(Encoding.Latin1.GetBytes(text));
        await (close ? exchange.CloseAsync() : exchange.WaitForEndAsync());
    });

    private static Task SendPartAsync(Exchange exchange, int bytes)
    {
        (byte[] head, byte[] body) = exchange.Process().ToWire();
        return exchange.SendAsync(head.Concat(body.Take(bytes)).ToArray());
    }
}
