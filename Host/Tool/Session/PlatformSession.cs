using Firmware.Settings;
using Host.Tool.Settings;
using Nubison.Connection;
using Nubison.Http;
using Nubison.Protocol;

namespace Host.Tool.Session;

/// <summary>A visit to the real platform with the device's account, by the device's own client.</summary>
internal sealed class PlatformSession : IDisposable
{
    private readonly ToolHost _host;
    private readonly PlatformSettings _settings;
    private readonly PcTransport _transport;
    private readonly NubisonClient _client;
    private byte[] _token = [];

    /// <param name="ca">The certificates the device trusts; null for http, or to trust anyone.</param>
    public PlatformSession(ToolHost host, CheckedSettings settings, CaFile? ca)
    {
        _host = host;
        _settings = settings.Device.Platform;
        _transport = new PcTransport(_settings.Url, ca?.Certificates ?? [], _settings.Verify, host.RequestLimit);
        _client = new NubisonClient(_transport, _settings.Account);
    }

    /// <exception cref="ToolException">It failed: names the setting that is wrong.</exception>
    public void Login()
    {
        _client.Login(asJson: false);
        if (OutcomeOf(PlatformCall.Login).Remedy == Remedy.OtherContentType)
        {
            _client.Login(asJson: true); // As the device does: once more, in the other form.
        }

        Require(PlatformCall.Login);
        _token = _client.Reply.Body.CopyToken();
        _host.Output.WriteLine("login: accepted");
    }

    /// <exception cref="ToolException">It failed: names the setting that is wrong.</exception>
    public void Register()
    {
        _client.Register(_token);
        Require(PlatformCall.Register);
        _host.Output.WriteLine("registration: accepted");
    }

    /// <exception cref="ToolException">It failed: names what is wrong.</exception>
    public void Send(TypedReading reading)
    {
        _client.OpenReading(_token, reading, 0);
        _client.SendReading();
        Require(PlatformCall.Data);
        _host.Output.WriteLine("data: accepted");
    }

    /// <summary>Logs out. The platform may refuse that of a device that is not registered yet; the token ends by itself then.</summary>
    public void Logout()
    {
        _client.Logout(_token);
        Outcome outcome = OutcomeOf(PlatformCall.Logout);
        _host.Output.WriteLine(outcome switch
        {
            { IsAccepted: true } => "logout: accepted",
            { Remedy: Remedy.Register } => "logout: the device is not registered yet, it does that itself when it first starts",
            _ => outcome.Describe(PlatformCall.Logout, _client.Reply),
        });
    }

    public void Dispose() => _transport.Dispose();

    private Outcome OutcomeOf(PlatformCall call)
    {
        Outcome outcome = new();
        outcome.LookUp(call, _client.Reply);
        return outcome;
    }

    private void Require(PlatformCall call)
    {
        Outcome outcome = OutcomeOf(call);
        if (!outcome.IsAccepted)
        {
            string detail = _transport.Detail is string text ? $": {text}" : string.Empty;
            throw new ToolException($"{Culprit(call, outcome)} [{outcome.Describe(call, _client.Reply)}{detail}]");
        }
    }

    private string Culprit(PlatformCall call, Outcome outcome) => outcome.Meaning switch
    {
        _ when _client.Reply.Failure != HttpFailure.None => Unreachable(_client.Reply.Failure),
        "credentials refused" => "platform.clientId or platform.clientSecret: the platform does not accept them",
        "device key refused" => $"platform.productCode or platform.deviceIdentifier: the platform does not accept the device key {_settings.Account.DeviceKey}",
        "the service does not exist" => $"platform.productCode: the platform has no service for the device key {_settings.Account.DeviceKey}; or platform.url is not its URL",
        "device not registered" => "the device is not registered: send --register does it, or the board when it first starts",
        "reading refused" => "the platform does not accept this reading",
        "platform busy" => "the platform is busy, try again later",
        "not the platform" => Unreachable(HttpFailure.NotHttp),
        _ when call == PlatformCall.Register => "platform.deviceName or platform.modelName: the platform does not accept them; the model must be registered there",
        _ => $"platform.url: what answers at {_settings.Url} does not know this request; is it the platform's URL?",
    };

    private string Unreachable(HttpFailure failure) => failure switch
    {
        HttpFailure.NoName => $"platform.url: the name in {_settings.Url} is not known",
        HttpFailure.NoConnection => $"platform.url: nothing answers at {_settings.Url}",
        HttpFailure.NotTrusted => $"platform.caCertificate: the certificate that {_settings.Url} shows is not signed by {_settings.CaCertificate}, not for that name, or has run out",
        HttpFailure.TimedOut => $"platform.url: {_settings.Url} does not answer in time",
        _ => $"platform.url: what answers at {_settings.Url} is not the platform",
    };
}
