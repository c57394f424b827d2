using System.Text.Json;
using Host.Platform;
using Host.Platform.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Platform;

/// <summary>What the platform records, and how it is read.</summary>
[TestClass]
public sealed class TimelineTests
{
    private const string Key = PlatformClient.Key;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private NubisonPlatform _platform = null!;
    private PlatformClient _client = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null, HistoryLength = 5, Time = _time });
        _client = new PlatformClient(_platform.Url);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    [TestMethod]
    public async Task The_timeline_is_read_as_JSON_oldest_first_with_the_data_as_they_were_written()
    {
        const string Data = "{ \"temperature\": 21.50, \"name\":\"Gr\\u00fcn ü\", \"temperature\": 1e2 }";
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token);
        await _client.PostAsync("/devices/data", "application/json", $"{{\"data\":{Data},\"accessToken\":\"{token}\",\"deviceKey\":\"{Key}\"}}");
        await _client.LogoutAsync(token);

        string json = await _client.GetAsync("/timeline");

        const string Start = "\"time\":\"2026-11-23T12:00:00.000Z\",\"deviceKey\":\"PRD01_A1B2C3\",\"kind\":";
        Assert.AreEqual(
            $"[{{\"number\":1,{Start}\"login\"}},{{\"number\":2,{Start}\"registration\"}},"
            + $"{{\"number\":3,{Start}\"data\",\"data\":{Data}}},{{\"number\":4,{Start}\"logout\"}}]",
            json);
    }

    [TestMethod]
    public async Task The_timeline_can_be_read_for_one_device()
    {
        await _client.LoginAsync();
        await _client.LoginAsync("PRD01_ä +&");

        string json = await _client.GetAsync("/timeline?deviceKey=" + Uri.EscapeDataString("PRD01_ä +&"));

        JsonElement entry = JsonDocument.Parse(json).RootElement.EnumerateArray().Single();
        Assert.AreEqual("PRD01_ä +&", entry.GetProperty("deviceKey").GetString());
        Assert.AreEqual("[]", await _client.GetAsync("/timeline?deviceKey=nobody"));
        Assert.HasCount(2, _platform.Timeline.Entries());
        Assert.AreEqual(1, _platform.Timeline.Count(TimelineKind.Login, Key));
    }

    [TestMethod]
    public async Task Repeated_data_are_recorded_again()
    {
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token);
        await _client.SendDataAsync(token, sequence: 7);
        await _client.SendDataAsync(token, sequence: 7);

        string?[] data = [.. _platform.Timeline.Entries(Key, TimelineKind.Data).Select(entry => entry.Data)];

        CollectionAssert.AreEqual(new[] { "{\"sequence\":7}", "{\"sequence\":7}" }, data);
    }

    [TestMethod]
    public async Task The_oldest_entries_go_but_stay_counted()
    {
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token);
        for (int sequence = 1; sequence <= 20; sequence++)
        {
            await _client.SendDataAsync(token, sequence: sequence);
        }

        long[] numbers = [.. _platform.Timeline.Entries().Select(entry => entry.Number)];

        CollectionAssert.AreEqual(new long[] { 18, 19, 20, 21, 22 }, numbers);
        Assert.AreEqual(20, _platform.Timeline.Count(TimelineKind.Data));
        Assert.AreEqual(22, _platform.Timeline.Count());
        Assert.AreEqual(22, _platform.Traffic.Requests);
        Assert.HasCount(5, _platform.Traffic.Recent());
    }

    [TestMethod]
    public async Task A_registration_is_remembered_as_it_was_made_last()
    {
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token, name: "first");
        await _client.RegisterAsync(token, name: "second", model: "ENV-2");

        Assert.AreEqual(new RegisteredDevice(Key, "second", "ENV-2"), _platform.Devices.All.Single());
        Assert.AreEqual(2, _platform.Timeline.Count(TimelineKind.Registration));
    }

    [TestMethod]
    public async Task One_can_wait_for_an_entry()
    {
        Task twoLogins = _platform.Timeline.WaitUntilAsync(timeline => timeline.Count(TimelineKind.Login) == 2, Patience.Limit);
        await _client.LoginAsync();
        Assert.IsFalse(twoLogins.IsCompleted);
        await _client.LoginAsync();
        await twoLogins;
        await Assert.ThrowsExactlyAsync<TimeoutException>(
            () => _platform.Timeline.WaitUntilAsync(timeline => timeline.Count() > 2, TimeSpan.FromMilliseconds(10)));
    }
}
