using System.Net;
using Host.Platform.Accounts;
using Host.Platform.Certificates;
using Host.Platform.Protocol;

namespace Host.Platform;

/// <summary>What a platform is started with.</summary>
internal sealed record PlatformOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Gets the SQLite file that keeps what the platform knows; null to keep it in memory, as long as it runs.</summary>
    public string? Database { get; init; }

    /// <summary>Gets the port for http; 0 for the last one that the database knows, or else a free one.</summary>
    public int Port { get; init; }

    /// <summary>Gets the port for https; 0 for the last one that the database knows, or else a free one, null for no https.</summary>
    public int? HttpsPort { get; init; } = 0;

    public CertificateKind Certificate { get; init; } = CertificateKind.Trusted;

    /// <summary>
    /// Gets who may log devices in; null for the account that the database knows. A new one gets the demo account, but a
    /// secret of its own if others than this computer can reach the platform.
    /// </summary>
    public ClientCredentials? Client { get; init; }

    /// <summary>Gets the models registered on the platform; a registration for another is answered 400 <c>ERROR406</c>. Empty for any.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Gets the product codes that the platform serves; a login with a device key of another is answered 405. Empty for any.</summary>
    public IReadOnlyList<string> ProductCodes { get; init; } = [];

    /// <summary>Gets what a login's body must be.</summary>
    public LoginContent LoginContent { get; init; } = LoginContent.Form;

    /// <summary>Gets how long a token lives; null for ever.</summary>
    public TimeSpan? TokenLifetime { get; init; }

    /// <summary>Gets how many requests a token is good for; null without limit.</summary>
    public int? TokenUses { get; init; }

    /// <summary>Gets how long an idle connection is kept.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>Gets the longest body that is read, in bytes; a longer one is answered 413.</summary>
    public int MaximumBodyLength { get; init; } = 16 * 1024;

    /// <summary>Gets how many entries the timeline lists, and how many requests the traffic.</summary>
    public int HistoryLength { get; init; } = 10_000;

    /// <summary>Gets the clock for the timeline and the tokens.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
