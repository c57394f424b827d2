using Firmware.Settings;
using Host.Tool.Settings;
using Nubison.Http;
using Nubison.Protocol;

namespace Host.Tool.Platform;

/// <summary>A visit to the real platform with the device's account, by the device's own client.</summary>
public sealed class PlatformSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly ToolHost _host;
    private readonly PlatformSettings _settings;
    private readonly PcTransport _transport;
    private readonly NubisonClient _client;
    private byte[] _token = [];

    /// <summary>Prepares the visit.</summary>
    /// <param name="host">Where results go.</param>
    /// <param name="settings">The settings, without faults.</param>
    /// <param name="ca">The root certificate's file; null for http, or to trust anyone.</param>
    public PlatformSession(ToolHost host, CheckedSettings settings, string? ca)
    {
        _host = host;
        _settings = settings.Device.Platform;
        _transport = new PcTransport(_settings.Url, ca is null ? null : CaFile.Load(ca), _settings.Verify, Limit);
        _client = new NubisonClient(_transport, _settings.Account);
    }

    /// <summary>Logs in.</summary>
    /// <exception cref="ToolException">It failed: names the setting that is wrong.</exception>
    public void Login()
    {
        Answer answer = _client.Login();
        if (answer.Outcome == Outcome.OtherContentType)
        {
            answer = _client.Login(); // As the device does: once more, in the other form.
        }
        Require(answer);
        _token = answer.Token;
        _host.Output.WriteLine("login: accepted");
    }

    /// <summary>Registers the device.</summary>
    /// <exception cref="ToolException">It failed: names the setting that is wrong.</exception>
    public void Register()
    {
        Require(_client.Register(_token));
        _host.Output.WriteLine("registration: accepted");
    }

    /// <summary>Sends a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <exception cref="ToolException">It failed: names what is wrong.</exception>
    public void Send(TypedReading reading)
    {
        _client.OpenReading(_token, reading, 0);
        Require(_client.SendReading(_token));
        _host.Output.WriteLine("data: accepted");
    }

    /// <summary>Logs out. The platform may refuse that of a device that is not registered yet; the token ends by itself then.</summary>
    public void Logout()
    {
        Answer answer = _client.Logout(_token);
        _host.Output.WriteLine(answer.Outcome switch
        {
            Outcome.Accepted => "logout: accepted",
            Outcome.DeviceNotRegistered => "logout: the device is not registered yet, it does that itself when it first starts",
            _ => answer.Describe(),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private void Require(Answer answer)
    {
        if (answer.Outcome != Outcome.Accepted)
        {
            throw new ToolException($"{Culprit(answer)} [{answer.Describe()}]");
        }
    }

    private string Culprit(Answer answer) => answer.Outcome switch
    {
        Outcome.Unreachable => Unreachable(answer.Failure),
        Outcome.CredentialsRefused => "platform.clientId or platform.clientSecret: the platform does not accept them",
        Outcome.DeviceKeyRefused => $"platform.productCode or platform.deviceIdentifier: the platform does not accept the device key {_settings.Account.DeviceKey}",
        Outcome.ServiceMissing => $"platform.productCode: the platform has no service for the device key {_settings.Account.DeviceKey}; or platform.url is not its URL",
        Outcome.DeviceNotRegistered => "the device is not registered: send --register does it, or the board when it first starts",
        Outcome.ReadingRefused => "the platform does not accept this reading",
        Outcome.PlatformBusy => "the platform is busy, try again later",
        _ when answer.Call == PlatformCall.Register => "platform.deviceName or platform.modelName: the platform does not accept them; the model must be registered there",
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
