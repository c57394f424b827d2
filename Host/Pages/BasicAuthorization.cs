using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Host.Pages;

/// <summary>The password in an Authorization header of HTTP's Basic scheme; the user name does not matter.</summary>
public static class BasicAuthorization
{
    /// <summary>Tells whether a header has a password.</summary>
    /// <param name="header">The header; null if there is none.</param>
    /// <returns>False also for other schemes and for what is not Base64.</returns>
    public static bool HasPassword(string? header, string password)
    {
        byte[] decoded = new byte[header?.Length ?? 0];

        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(value.Parameter ?? string.Empty, decoded, out int length))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return parts.Length == 2 && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(password));
    }
}
