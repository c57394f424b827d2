using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Nubison.Http;

namespace Host.Tool.Platform;

/// <summary>
/// The PC's way to the platform for the device's own client. It trusts what the device trusts: the one root certificate,
/// and nothing that the PC has of its own.
/// </summary>
public sealed class PcTransport : IHttpTransport, IDisposable
{
    private readonly HttpClient _client;
    private readonly X509Certificate2? _authority;
    private readonly string _url;

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
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => !verify || IsTrusted(certificate, chain, errors);
        _client = new HttpClient(handler) { Timeout = limit, MaxResponseContentBufferSize = HttpReply.MaximumBodyLength };
    }

    /// <inheritdoc/>
    public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
    {
        reply.Clear();
        using HttpRequestMessage request = new(HttpMethod.Post, _url + path);
        request.Content = new ByteArrayContent(body, 0, length);
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
            reply.BodyLength = content.Length;
            content.CopyTo(reply.Body, 0);
        }
        catch (HttpRequestException exception)
        {
            reply.Failure = FailureOf(exception);
            reply.Detail = exception.GetBaseException().Message;
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

    private static HttpFailure FailureOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => HttpFailure.NoName,
        HttpRequestError.SecureConnectionError => HttpFailure.NotTrusted,
        HttpRequestError.ConfigurationLimitExceeded => HttpFailure.TooLong,
        HttpRequestError.InvalidResponse => HttpFailure.NotHttp,
        HttpRequestError.ResponseEnded => HttpFailure.CutOff,
        _ when exception.GetBaseException() is AuthenticationException => HttpFailure.NotTrusted,
        HttpRequestError.ConnectionError => HttpFailure.NoConnection,
        _ => exception.GetBaseException() is SocketException or IOException ? HttpFailure.CutOff : HttpFailure.NotHttp,
    };

    private bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || chain is null || _authority is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false;
        }
        using X509Chain own = new();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(_authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
        return own.Build(shown);
    }
}
