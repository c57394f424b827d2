using System.Security.Cryptography;

namespace Host.Platform.Accounts;

/// <summary>
/// The access tokens. A device has one at a time: a newer login replaces it, a logout deletes it, and it is valid for
/// no other device.
/// </summary>
internal sealed class AccessTokens
{
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    internal AccessTokens(TimeProvider time) => _time = time;

    /// <summary>Gets or sets how long a token lives from its login on; null for ever. Applies to existing tokens too.</summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>Gets or sets how many requests a token is good for; null without limit. Applies to existing tokens too.</summary>
    public int? Uses { get; set; }

    /// <summary>Makes every token that is out invalid.</summary>
    public void RevokeAll()
    {
        lock (_tokens)
        {
            _tokens.Clear();
        }
    }

    internal string Issue(string deviceKey)
    {
        string text = RandomNumberGenerator.GetHexString(40, lowercase: true);
        lock (_tokens)
        {
            _tokens[deviceKey] = new Token(text, _time.GetUtcNow());
        }

        return text;
    }

    internal bool Accept(string deviceKey, string text)
    {
        lock (_tokens)
        {
            return _tokens.TryGetValue(deviceKey, out Token? token)
                && token.Text == text
                && ++token.Requests <= (Uses ?? int.MaxValue)
                && _time.GetUtcNow() - token.Issued < (Lifetime ?? TimeSpan.MaxValue);
        }
    }

    internal void Delete(string deviceKey)
    {
        lock (_tokens)
        {
            _tokens.Remove(deviceKey);
        }
    }

    private sealed class Token(string text, DateTimeOffset issued)
    {
        public string Text { get; } = text;

        public DateTimeOffset Issued { get; } = issued;

        public int Requests { get; set; }
    }
}
