using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Host.Board;
using Nubison.Http;

namespace Host.Tool.Session;

/// <summary>The PC's way to the platform for the device's own client. It trusts whom the device trusts, and nobody else.</summary>
internal sealed class PcTransport : IHttpTransport, IDisposable
{
    private const int LongestBody = 64 * 1024;

    private readonly HttpClient _client;
    private readonly string _url;
    private readonly TimeSpan _limit;
    private string? _distrust;

    public PcTransport(string url, X509Certificate2Collection authorities, bool verify, TimeSpan limit)
    {
        _url = url;
        _limit = limit;
        string host = new Uri(url).Host;
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => !verify || (_distrust = ServerTrust.Distrust(host, certificate, chain, errors, authorities)) is null;
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }; // Body and all: see below.
    }

    /// <summary>Gets why the last request failed, in the PC's words; null if that is not known.</summary>
    public string? Detail { get; private set; }

    public void Post(string path, string contentType, string authorization, byte[] buffer, int length, HttpReply reply)
    {
        reply.Clear();
        _distrust = null;
        Detail = null;
        using HttpRequestMessage request = new(HttpMethod.Post, _url + path);
        request.Content = new ByteArrayContent(buffer, 0, length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        try
        {
            ReadAnswer(request, reply);
        }
        catch (OperationCanceledException)
        {
            reply.Failure = HttpFailure.TimedOut;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever a server does: HttpClient has more exceptions for it than it documents.
            reply.Failure = FailureOf(exception);
            Detail = (_distrust ?? exception.GetBaseException().Message).ReplaceLineEndings(" ");
        }
    }

    public void Abort() => _client.CancelPendingRequests();

    public void Dispose() => _client.Dispose();

    /// <summary>Reads no more and no longer than makes sense.</summary>
    private void ReadAnswer(HttpRequestMessage request, HttpReply reply)
    {
        using CancellationTokenSource limit = new(_limit);
        using HttpResponseMessage response = _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).GetAwaiter().GetResult();
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Length", out HeaderStringValues lengths) && !ulong.TryParse(lengths.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new InvalidDataException($"Content-Length: {lengths}"); // HttpClient reads on; a device does not.
        }

        using Stream body = response.Content.ReadAsStreamAsync(limit.Token).GetAwaiter().GetResult();
        byte[] content = new byte[LongestBody + 1];
        int length = body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, limit.Token).AsTask().GetAwaiter().GetResult();
        if (length > LongestBody)
        {
            throw new InvalidDataException($"more than {LongestBody} bytes");
        }

        reply.Status = (int)response.StatusCode;
        reply.Body.Take(content, length);
    }

    private HttpFailure FailureOf(Exception exception) => (exception as HttpRequestException)?.HttpRequestError switch
    {
        _ when _distrust is not null => HttpFailure.NotTrusted,
        HttpRequestError.NameResolutionError => HttpFailure.NoName,
        HttpRequestError.SecureConnectionError => HttpFailure.NotHttp, // No certificate was shown: something else than https is there.
        HttpRequestError.InvalidResponse => HttpFailure.NotHttp,
        HttpRequestError.ResponseEnded => HttpFailure.CutOff,
        HttpRequestError.ConnectionError => HttpFailure.NoConnection,
        _ => exception.GetBaseException() is SocketException or IOException ? HttpFailure.CutOff : HttpFailure.NotHttp,
    };
}
