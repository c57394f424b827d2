using System.Text;
using System.Text.Json;
using Host.Tests.Doubles;
using Nubison.Http;

namespace Host.Tests.Session;

/// <summary>
/// A platform, in virtual time, that gives prepared answers whatever it is asked, and then behaves: it issues tokens,
/// knows which device is registered, and refuses what the protocol refuses. It writes down all requests.
/// </summary>
internal sealed class PlayedPlatform(ManualClock time, LogLines log, IReadOnlyList<PlayedAnswer> answers, IReadOnlyList<int> poisoned)
    : IHttpTransport
{
    private readonly List<PlayedRequest> _requests = [];
    private string _token = string.Empty;
    private int _tokens;
    private bool _isRegistered;
    private int _next;

    /// <summary>Gets the requests so far.</summary>
    public IReadOnlyList<PlayedRequest> Requests => _requests;

    /// <summary>Gets a value indicating whether the prepared answers are used up.</summary>
    public bool Behaves => _next >= answers.Count;

    /// <inheritdoc/>
    public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
    {
        string text = Encoding.UTF8.GetString(body, 0, length);
        string token = path == "/devices/login" ? string.Empty : Field(text, "accessToken");
        long start = time.Uptime;
        PlayedAnswer answer = Behaves ? Behave(path, token, text) : Change(path, answers[_next++]);
        time.Uptime += answer.Seconds * 1000L;
        Fill(reply, answer, Body(path, answer, authorization + text));
        _requests.Add(new PlayedRequest(
            path, token, text, start, time.Uptime, reply.Status, answer.Failure, answer.Code, answer.RetryAfter, answer.IsGarbage));
    }

    /// <inheritdoc/>
    public void Abort()
    {
    }

    private PlayedAnswer Behave(string path, string token, string body)
    {
        bool isPoisoned = poisoned.Any(sequence => body.Contains($"\"sequence\":{sequence},", StringComparison.Ordinal));
        int status = path switch
        {
            "/devices/login" => 200,
            _ when token != _token || token.Length == 0 => 401,
            "/devices" => 201,
            _ when !_isRegistered => 405,
            "/devices/data" when isPoisoned => 400,
            "/devices/logout" => 200,
            _ => 201,
        };
        return Change(path, new PlayedAnswer(status, HttpFailure.None, isPoisoned ? "ERROR406" : string.Empty, null, 0, IsGarbage: false, IsTalkative: false));
    }

    // What the platform answers is also what it has done.
    private PlayedAnswer Change(string path, PlayedAnswer answer)
    {
        if (answer is { Failure: HttpFailure.None, Status: >= 200 and < 300 })
        {
            _isRegistered |= path == "/devices";
        }
        else if (answer.Status == 405)
        {
            _isRegistered = false;
        }
        else if (answer.Status == 401)
        {
            _token = string.Empty;
        }

        return answer;
    }

    private string Body(string path, PlayedAnswer answer, string request)
    {
        if (answer.IsGarbage)
        {
            return "<html>\0\uffff{\"AccessToken\":\"x\"}";
        }

        if (path == "/devices/login" && answer is { Failure: HttpFailure.None, Status: >= 200 and < 300 })
        {
            _token = $"token-{++_tokens:D8}";
            log.Keep(_token);
            return $"{{\"AccessToken\":\"{_token}\"}}";
        }

        if (answer is { Failure: HttpFailure.None, Status: 200 } && answer.Code.Length == 0)
        {
            return "{\"message\":\"ok\"}";
        }

        return JsonSerializer.Serialize(new { code = answer.Code, message = answer.IsTalkative ? "not valid: " + request : "no" });
    }

    private static void Fill(HttpReply reply, PlayedAnswer answer, string body)
    {
        reply.Clear();
        reply.Failure = answer.Failure;
        if (answer.Failure == HttpFailure.None)
        {
            reply.Status = answer.Status;
            reply.RetryAfter = answer.RetryAfter;
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            reply.Body.Take(bytes, bytes.Length);
        }
    }

    private static string Field(string json, string name)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }
}
