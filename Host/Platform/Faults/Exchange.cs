using System.Text;
using Host.Platform.Protocol;
using Host.Platform.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Host.Platform.Faults;

/// <summary>One request and all that a fault can do with it.</summary>
internal sealed class Exchange
{
    private readonly HttpContext _http;
    private readonly Wire _wire;
    private readonly Func<PlatformRequest, PlatformAnswer> _process;

    internal Exchange(HttpContext http, PlatformRequest request, Func<PlatformRequest, PlatformAnswer> process, CancellationToken ended)
    {
        _http = http;
        _wire = http.Features.GetRequiredFeature<Wire>();
        _process = process;
        Request = request;
        Ended = ended;
    }

    public PlatformRequest Request { get; }

    /// <summary>Gets a token that is cancelled when the client has gone or the platform stops.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Processes the request: what it asks for has happened afterwards, whether it is answered or not.</summary>
    public PlatformAnswer Process() => _process(Request);

    public async Task AnswerAsync(PlatformAnswer answer)
    {
        HttpResponse response = _http.Response;
        response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        // These have no body in HTTP: Kestrel would answer 500 instead.
        if (answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            await response.StartAsync(Ended);
            return;
        }

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        response.ContentLength = body.Length;
        await response.StartAsync(Ended);
        await response.Body.WriteAsync(body, Ended);
    }

    /// <summary>Sends bytes as they are, HTTP or not. Afterwards the connection serves no other request.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> bytes) => _wire.SendAsync(bytes, Ended);

    /// <summary>Closes the connection in the regular way, after all that was sent before.</summary>
    public Task CloseAsync() => _wire.CloseAsync();

    /// <summary>Closes the connection with a TCP reset.</summary>
    public void Reset() => _wire.Reset();

    /// <summary>Says nothing more and keeps the connection open.</summary>
    public async Task WaitForEndAsync() =>
        await Task.Delay(Timeout.InfiniteTimeSpan, Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Keeps Kestrel from answering if the fault has not done so.</summary>
    internal void Finish()
    {
        if (!_http.Response.HasStarted)
        {
            _http.Abort();
        }
    }
}
