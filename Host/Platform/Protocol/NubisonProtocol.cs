using System.Net.Http.Headers;
using Host.Platform.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Host.Platform.Protocol;

/// <summary>
/// The NUBISON protocol: from request to answer, no network. A request is checked in the order content type, fields,
/// credentials or token, device; the first check it fails answers it.
/// </summary>
internal sealed class NubisonProtocol(PlatformOptions options, ClientCredentials client, AccessTokens tokens, DeviceRegistry devices, Timeline timeline)
{
    /// <summary>What is not of the protocol, but shows what came of it.</summary>
    public const string TimelinePath = "/timeline";

    public const string DataPath = "/devices/data";

    private const string FormType = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";

    private readonly Lock _oneAtATime = new();

    public PlatformAnswer Answer(PlatformRequest request)
    {
        lock (_oneAtATime)
        {
            return (request.Method, request.Path) switch
            {
                ("POST", "/devices/login") => Login(request),
                ("POST", "/devices/logout") => Logout(request),
                ("POST", "/devices") => Register(request),
                ("POST", DataPath) => AddData(request),
                ("GET", TimelinePath) => ReadTimeline(request),
                _ => PlatformAnswer.Refusal(405, "The service does not exist."),
            };
        }
    }

    private PlatformAnswer Login(PlatformRequest request)
    {
        bool json = options.LoginContent == LoginContent.Json;
        BodyFields fields = json ? BodyFields.FromJson(request.Body) : BodyFields.FromForm(request.Body);
        string deviceKey = fields.Text("deviceKey");
        return RefuseContentType(request, json ? JsonType : FormType)
            ?? RefuseMissing(request.Authorization, "ERROR401", "The authorization header does not exist.")
            ?? RefuseMissing(deviceKey, "ERROR402", "The deviceKey is missing.")
            ?? RefuseClient(request.Authorization!)
            ?? RefuseProduct(deviceKey)
            ?? AcceptLogin(deviceKey);
    }

    private PlatformAnswer Logout(PlatformRequest request)
    {
        BodyFields fields = BodyFields.FromJson(request.Body);
        string deviceKey = fields.Text("deviceKey");
        return RefuseContentType(request, JsonType)
            ?? RefuseMissingKeyOrToken(fields)
            ?? RefuseToken(fields)
            ?? RefuseUnregistered(deviceKey)
            ?? AcceptLogout(deviceKey);
    }

    private PlatformAnswer Register(PlatformRequest request)
    {
        BodyFields fields = BodyFields.FromJson(request.Body);
        RegisteredDevice device = new(fields.Text("deviceKey"), fields.Text("deviceName"), fields.Text("modelName"));
        return RefuseContentType(request, JsonType)
            ?? RefuseMissingKeyOrToken(fields)
            ?? RefuseMissing(device.Name, "ERROR406", "The deviceName is missing.")
            ?? RefuseMissing(device.Model, "ERROR406", "The modelName is missing.")
            ?? RefuseToken(fields)
            ?? RefuseModel(device.Model)
            ?? AcceptRegistration(device);
    }

    private PlatformAnswer AddData(PlatformRequest request)
    {
        BodyFields fields = BodyFields.FromJson(request.Body);
        string deviceKey = fields.Text("deviceKey");
        string data = fields.Object("data");
        return RefuseContentType(request, JsonType)
            ?? RefuseMissingKeyOrToken(fields)
            ?? RefuseMissing(data, "ERROR406", "The data is missing.")
            ?? RefuseToken(fields)
            ?? RefuseUnregistered(deviceKey)
            ?? AcceptData(deviceKey, data);
    }

    private PlatformAnswer ReadTimeline(PlatformRequest request)
    {
        string? deviceKey = QueryHelpers.ParseQuery(request.Query).TryGetValue("deviceKey", out StringValues values) ? values[0] : null;
        return new PlatformAnswer(200, timeline.ToJson(deviceKey));
    }

    private static PlatformAnswer? RefuseContentType(PlatformRequest request, string expected) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && string.Equals(type.MediaType, expected, StringComparison.OrdinalIgnoreCase)
            ? null
            : PlatformAnswer.Refusal(415, $"The content type must be {expected}.");

    private static PlatformAnswer? RefuseMissing(string? field, string code, string message) =>
        string.IsNullOrEmpty(field) ? PlatformAnswer.BadRequest(code, message) : null;

    private static PlatformAnswer? RefuseMissingKeyOrToken(BodyFields fields) =>
        RefuseMissing(fields.Text("deviceKey"), "ERROR402", "The deviceKey is missing.")
        ?? RefuseMissing(fields.Text("accessToken"), "ERROR404", "The accessToken is missing.");

    private PlatformAnswer? RefuseClient(string authorization) =>
        client.Authorizes(authorization)
            ? null
            : PlatformAnswer.BadRequest("ERROR403", "The client is not valid.");

    private PlatformAnswer? RefuseToken(BodyFields fields) =>
        tokens.Accept(fields.Text("deviceKey"), fields.Text("accessToken"))
            ? null
            : PlatformAnswer.Refusal(401, "The token is not valid.");

    private PlatformAnswer? RefuseProduct(string deviceKey) =>
        options.ProductCodes.Count == 0 || options.ProductCodes.Any(code => deviceKey.StartsWith(code + "_", StringComparison.Ordinal))
            ? null
            : PlatformAnswer.Refusal(405, "The service does not exist.");

    private PlatformAnswer? RefuseUnregistered(string deviceKey) =>
        devices.Contains(deviceKey) ? null : PlatformAnswer.Refusal(405, "The device is not registered.");

    private PlatformAnswer? RefuseModel(string model) =>
        options.Models.Count == 0 || options.Models.Contains(model)
            ? null
            : PlatformAnswer.BadRequest("ERROR406", "The modelName is not a registered model.");

    private PlatformAnswer AcceptLogin(string deviceKey)
    {
        string token = tokens.Issue(deviceKey);
        timeline.Add(deviceKey, TimelineKind.Login);
        return PlatformAnswer.Json(200, new { AccessToken = token });
    }

    private PlatformAnswer AcceptLogout(string deviceKey)
    {
        tokens.Delete(deviceKey);
        timeline.Add(deviceKey, TimelineKind.Logout);
        return PlatformAnswer.Json(200, new { message = "The token is deleted." });
    }

    private PlatformAnswer AcceptRegistration(RegisteredDevice device)
    {
        devices.Add(device);
        timeline.Add(device.Key, TimelineKind.Registration);
        return PlatformAnswer.Json(201, new { message = "The device is registered." });
    }

    private PlatformAnswer AcceptData(string deviceKey, string data)
    {
        timeline.Add(deviceKey, TimelineKind.Data, data);
        return PlatformAnswer.Json(201, new { message = "The data are stored." });
    }
}
