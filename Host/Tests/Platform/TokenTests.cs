using Host.Platform;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Platform;

/// <summary>How long a token lives, and for whom.</summary>
[TestClass]
public sealed class TokenTests
{
    private readonly FakeTimeProvider _time = new();
    private NubisonPlatform _platform = null!;
    private PlatformClient _client = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null, Time = _time });
        _client = new PlatformClient(_platform.Url);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    [TestMethod]
    public async Task A_token_dies_with_logout()
    {
        string token = await RegisterAsync();
        Assert.AreEqual(200, (await _client.LogoutAsync(token)).Status);
        Assert.AreEqual(401, (await _client.SendDataAsync(token)).Status);
    }

    [TestMethod]
    public async Task A_token_dies_with_a_newer_login_of_its_device()
    {
        string first = await RegisterAsync();
        string second = await _client.GetTokenAsync();
        Assert.AreEqual(401, (await _client.SendDataAsync(first)).Status);
        Assert.AreEqual(201, (await _client.SendDataAsync(second)).Status);
    }

    [TestMethod]
    public async Task A_token_outlives_the_login_of_another_device()
    {
        string token = await RegisterAsync();
        string other = await _client.GetTokenAsync("PRD01_OTHER");
        Assert.AreEqual(201, (await _client.SendDataAsync(token)).Status);
        Assert.AreEqual(401, (await _client.SendDataAsync(other)).Status);
    }

    [TestMethod]
    public async Task A_token_expires_after_its_time()
    {
        string token = await RegisterAsync();
        _platform.Tokens.Lifetime = TimeSpan.FromMinutes(10);
        _time.Advance(TimeSpan.FromSeconds(599));
        Assert.AreEqual(201, (await _client.SendDataAsync(token)).Status);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(401, (await _client.SendDataAsync(token)).Status);
    }

    [TestMethod]
    public async Task A_token_expires_after_its_number_of_requests()
    {
        await RegisterAsync();
        _platform.Tokens.Uses = 2;
        string token = await _client.GetTokenAsync();
        Assert.AreEqual(201, (await _client.SendDataAsync(token)).Status);
        Assert.AreEqual(201, (await _client.SendDataAsync(token)).Status);
        Assert.AreEqual(401, (await _client.SendDataAsync(token)).Status);
    }

    [TestMethod]
    public async Task All_tokens_can_be_revoked()
    {
        string token = await RegisterAsync();
        _platform.Tokens.RevokeAll();
        Assert.AreEqual(401, (await _client.SendDataAsync(token)).Status);
    }

    private async Task<string> RegisterAsync()
    {
        string token = await _client.GetTokenAsync();
        Assert.AreEqual(201, (await _client.RegisterAsync(token)).Status);
        return token;
    }
}
