using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Nubison.Http;

namespace Host.Tool.Uplink;

/// <summary>
/// The PC's way to the platform for the device's own client. It trusts what the device trusts: the one root certificate,
/// and nothing that the PC has of its own.
/// </summary>
public sealed class PcTransport : IHttpTransport, IDisposable
{
    private const int LongestBody = 64 * 1024;

    private readonly HttpClient _client;
    private readonly X509Certificate2? _authority;
    private readonly string _url;
    private string? _distrust;

    /// <summary>Creates the transport.</summary>
    /// <param name="url">The platform's URL.</param>
    /// <param name="authority">The root certificate; null for http, or to trust anyone.</param>
    /// <param name="verify">Whether the platform's certificate is checked.</param>
    /// <param name="limit">How long a request may take.</param>
    public PcTransport(string url, X509Certificate2? authority, bool verify, TimeSpan limit)
    {
        _url = url;
        _authority = authority;
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => !verify || (_distrust = Distrust(certificate, chain, errors)) is null;
        _client = new HttpClient(handler) { Timeout = limit, MaxResponseContentBufferSize = LongestBody };
    }

    /// <summary>Gets why the last request failed, in the PC's words; null where that is not known.</summary>
    public string? Detail { get; private set; }

    /// <inheritdoc/>
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
            using HttpResponseMessage response = _client.Send(request);
            byte[] content = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            reply.Status = (int)response.StatusCode;
            reply.Body.Take(content, content.Length);
        }
        catch (HttpRequestException exception)
        {
            reply.Failure = FailureOf(exception);
            Detail = _distrust ?? exception.GetBaseException().Message;
        }
        catch (TaskCanceledException)
        {
            reply.Failure = HttpFailure.TimedOut;
        }
    }

    /// <inheritdoc/>
    public void Abort() => _client.CancelPendingRequests();

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _authority?.Dispose();
    }

    private HttpFailure FailureOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        _ when _distrust is not null => HttpFailure.NotTrusted,
        HttpRequestError.NameResolutionError => HttpFailure.NoName,
        HttpRequestError.SecureConnectionError => HttpFailure.NotHttp, // No certificate was shown: something else than https is there.
        HttpRequestError.InvalidResponse => HttpFailure.NotHttp,
        HttpRequestError.ResponseEnded => HttpFailure.CutOff,
        HttpRequestError.ConnectionError => HttpFailure.NoConnection,
        _ => exception.GetBaseException() is SocketException or IOException ? HttpFailure.CutOff : HttpFailure.NotHttp,
    };

    /// <summary>Says why a certificate is not trusted; null if it is.</summary>
    private string? Distrust(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || chain is null || _authority is null)
        {
            return "there is none";
        }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"it is not for {new Uri(_url).Host}";
        }
        using X509Chain own = new();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(_authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
        if (own.Build(shown))
        {
            return null;
        }
        return own.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            ? $"it is valid from {shown.NotBefore:yyyy-MM-dd} to {shown.NotAfter:yyyy-MM-dd}"
            : "another authority signed it";
    }
}
