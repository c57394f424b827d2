using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Host.Platform;

namespace Host.Tests.Platform;

/// <summary>Speaks HTTP to a platform as a device does, over real sockets.</summary>
internal sealed class PlatformClient(string url, HttpMessageHandler? handler = null) : IDisposable
{
    public const string Key = "PRD01_A1B2C3";

    private readonly HttpClient _http = new(handler ?? new SocketsHttpHandler())
    {
        BaseAddress = new Uri(url),
        Timeout = Patience.Limit,
    };

    public static string Basic(string clientId, string clientSecret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));

    public static string DemoAuthorization => Basic(DemoAccount.Client.Id, DemoAccount.Client.Secret);

    public async Task<Reply> PostAsync(string path, string contentType, string body, string? authorization = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers);
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(path);

    public Task<Reply> PostJsonAsync(string path, object body) => PostAsync(path, "application/json", JsonSerializer.Serialize(body));

    public Task<Reply> LoginAsync(string key = Key) =>
        PostAsync("/devices/login", "application/x-www-form-urlencoded", "deviceKey=" + Uri.EscapeDataString(key), DemoAuthorization);

    public async Task<string> GetTokenAsync(string key = Key)
    {
        Reply reply = await LoginAsync(key);
        Assert.AreEqual(200, reply.Status, reply.Body);
        return reply.Member("AccessToken");
    }

    public Task<Reply> RegisterAsync(string token, string key = Key, string name = "Greenhouse 1", string model = "ENV-1") =>
        PostJsonAsync("/devices", new { accessToken = token, deviceKey = key, deviceName = name, modelName = model });

    public Task<Reply> SendDataAsync(string token, string key = Key, int sequence = 1) =>
        PostJsonAsync("/devices/data", new { accessToken = token, deviceKey = key, data = new { sequence } });

    public Task<Reply> LogoutAsync(string token, string key = Key) =>
        PostJsonAsync("/devices/logout", new { accessToken = token, deviceKey = key });

    public void Dispose() => _http.Dispose();

    internal sealed record Reply(int Status, string Body, string? MediaType, HttpResponseHeaders Headers)
    {
        public string Member(string name)
        {
            using JsonDocument document = JsonDocument.Parse(Body);
            return document.RootElement.TryGetProperty(name, out JsonElement member) ? member.GetString()! : string.Empty;
        }
    }
}
