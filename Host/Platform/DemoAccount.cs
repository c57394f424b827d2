using Host.Platform.Accounts;

namespace Host.Platform;

/// <summary>The account that the platform serves by default, and that the demo settings use. No secrets: it exists nowhere else.</summary>
internal static class DemoAccount
{
    public const string ProductCode = "PRD01";

    public const string ModelName = "ENV-1";

    public static ClientCredentials Client { get; } = new("AbCdE123", "demo-secret");
}
