using System.Net.Http.Headers;
using System.Text;

namespace Host.Platform.Accounts;

/// <summary>A client of the platform: who may log devices in.</summary>
/// <param name="Id">The clientId; holds no colon.</param>
internal sealed record ClientCredentials(string Id, string Secret)
{
    /// <summary>Tells whether an Authorization header names this client and its secret.</summary>
    /// <param name="authorization">The header, such as <c>Basic QWJDZEUxMjM6c2VjcmV0</c>.</param>
    /// <returns>False also for other schemes and for what is not Base64.</returns>
    public bool Authorizes(string authorization) =>
        AuthenticationHeaderValue.TryParse(authorization, out AuthenticationHeaderValue? header)
        && header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
        && header.Parameter == Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}:{Secret}"));
}
