using System.Globalization;
using Host.Pages;
using Host.Platform;
using Host.Platform.Accounts;
using Host.Platform.Store;
using Host.Tests.Simulator;
using Microsoft.Data.Sqlite;

namespace Host.Tests.Platform;

/// <summary>What the platform keeps in its database, and how it is taken out.</summary>
[TestClass]
public sealed class StoreTests
{
    private const string Key = PlatformClient.Key;

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["platform.db"];

    [TestCleanup]
    public void CleanUp() => _folder.Dispose();

    [TestMethod]
    public async Task What_a_board_was_told_of_the_platform_holds_after_a_restart()
    {
        ClientCredentials account = new("me", "mine");
        string[] before = await TellAsync(new PlatformOptions { Database = File, Client = account });
        string[] after = await TellAsync(new PlatformOptions { Database = File });

        CollectionAssert.AreEqual(before, after);
    }

    [TestMethod]
    public async Task Devices_readings_and_their_numbers_go_on_after_a_restart()
    {
        await using (NubisonPlatform platform = await StartAsync())
        {
            using PlatformClient client = new(platform.Url);
            await SendAsync(client, await client.GetTokenAsync(), [(1, "\"x\":1"), (2, "\"x\":2")]);
        }

        await using NubisonPlatform again = await StartAsync();
        using PlatformClient second = new(again.Url);
        await SendAsync(second, await second.GetTokenAsync(), [(2, "\"x\":2"), (5, "\"x\":5")], register: false);

        Assert.AreEqual(new RegisteredDevice(Key, "Greenhouse 1", "ENV-1"), again.Devices.All.Single());
        CollectionAssert.AreEqual(new long[] { 1, 2, 3, 4, 5, 6, 7 }, again.Timeline.Entries().Select(entry => entry.Number).ToArray());
        Assert.AreEqual(4, again.Timeline.Count(TimelineKind.Data, Key));
        CollectionAssert.AreEqual(
            new[] { SequenceMark.InOrder, SequenceMark.InOrder, SequenceMark.Repeat, SequenceMark.Gap },
            again.Timeline.Entries(kind: TimelineKind.Data).Select(entry => entry.Mark).ToArray());
        Assert.AreEqual(2, again.Timeline.Entries()[^1].Missing);
        Assert.AreEqual("5", again.Readings.Latest(Key).Single().Value);
    }

    [TestMethod]
    public async Task A_reading_is_in_the_file_when_it_is_answered()
    {
        await using NubisonPlatform platform = await StartAsync();
        using PlatformClient client = new(platform.Url);
        string token = await client.GetTokenAsync();
        await client.RegisterAsync(token);

        for (int sequence = 1; sequence <= 5; sequence++)
        {
            Assert.AreEqual(201, (await client.SendDataAsync(token, sequence: sequence)).Status);
            using SqliteConnection other = new($"Data Source={File};Mode=ReadOnly;Pooling=False");
            other.Open();
            using SqliteCommand count = other.CreateCommand();
            count.CommandText = "SELECT max(sequence) FROM entries";
            Assert.AreEqual((long)sequence, count.ExecuteScalar());
        }
    }

    [TestMethod]
    public async Task A_second_platform_cannot_use_the_file()
    {
        await using NubisonPlatform platform = await StartAsync();
        IOException refused = await Assert.ThrowsExactlyAsync<IOException>(StartAsync);
        Assert.AreEqual($"{File}: another platform uses it.", refused.Message);
    }

    [TestMethod]
    public async Task A_file_that_is_no_database_of_the_platform_is_refused_and_left_alone()
    {
        string text = new('x', 5000);
        await System.IO.File.WriteAllTextAsync(File, text);
        StringAssert.StartsWith((await Assert.ThrowsExactlyAsync<IOException>(StartAsync)).Message, File + ": ");
        Assert.AreEqual(text, await System.IO.File.ReadAllTextAsync(File));
    }

    [TestMethod]
    public async Task Beyond_this_computer_the_account_has_a_secret_of_its_own()
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Address = System.Net.IPAddress.Any });
        using PlatformClient client = new($"http://127.0.0.1:{platform.Port}");

        Assert.AreNotEqual(DemoAccount.Client.Secret, platform.Client.Secret);
        Assert.AreEqual(400, (await client.LoginAsync()).Status);
        using HttpRequestMessage bare = new(HttpMethod.Get, "/timeline");
        Assert.AreEqual(401, (await client.SendAsync(bare)).Status);
        using HttpRequestMessage knowing = new(HttpMethod.Get, "/timeline");
        knowing.Headers.Add("Authorization", PlatformClient.Basic("any", platform.Password!));
        Assert.AreEqual(200, (await client.SendAsync(knowing)).Status);
    }

    [TestMethod]
    [DataRow(1, 100, DisplayName = "a reading a second, plotted as they are")]
    [DataRow(30, 5_000, DisplayName = "42 hours, by the minute")]
    [DataRow(900, 5_000, DisplayName = "52 days, by the hour")]
    public void A_plot_has_few_points_and_every_spike(int period, int count)
    {
        using Database database = new(null);
        Recorder recorder = new(database, count);
        Readings readings = new(recorder, database);

        for (int i = 0; i < count; i++)
        {
            recorder.Add(Noon, Key, TimelineKind.Data, Data(i, Noon.AddSeconds(i * period), i == 77 ? "\"x\":900" : $"\"x\":{i % 7}"));
        }

        IReadOnlyList<PlotPoint> plot = readings.Plot(Key, "x", Noon, Noon.AddSeconds(count * period), steps: 100);

        Assert.IsLessThanOrEqualTo(204, plot.Count);
        Assert.AreEqual(900, plot.Max(point => point.Value));
        Assert.AreEqual(0, plot.Min(point => point.Value));
        CollectionAssert.AreEqual(plot.OrderBy(point => point.Time).ToArray(), plot.ToArray());
        Assert.AreEqual(Noon.AddSeconds(77 * period).ToUnixTimeSeconds(), plot.First(point => point.Value == 900).Time.ToUnixTimeSeconds(), 1.1 * count * period / 100);
    }

    [TestMethod]
    public void A_repeat_is_plotted_once_and_text_not_at_all()
    {
        using Database database = new(null);
        Recorder recorder = new(database, 100);
        Readings readings = new(recorder, database);
        string data = Data(1, Noon, "\"x\":true,\"y\":\"open\",\"z\":null");
        recorder.Add(Noon, Key, TimelineKind.Data, data);
        recorder.Add(Noon.AddSeconds(9), Key, TimelineKind.Data, data);

        Assert.AreEqual(new PlotPoint(Noon, 1), readings.Plot(Key, "x", Noon, Noon.AddHours(1)).Single());
        Assert.IsEmpty(readings.Plot(Key, "y", Noon, Noon.AddHours(1)));
        CollectionAssert.AreEqual(new[] { "true", "\"open\"", "null" }, readings.Latest(Key).Select(value => value.Value).ToArray());
        Assert.AreEqual(1L, database.Read(row => row.GetInt64(0), "SELECT points FROM spans WHERE width = ?1", Span.Widths[0]).Single());
    }

    [TestMethod]
    public void In_memory_the_oldest_go_and_their_plots_with_them()
    {
        using Database database = new(null);
        Recorder recorder = new(database, history: 100);

        for (int i = 0; i < 5000; i++)
        {
            recorder.Add(Noon, Key, TimelineKind.Data, Data(i, Noon.AddSeconds(i), $"\"x\":{i}"));
        }

        Assert.AreEqual(100L, database.Read(row => row.GetInt64(0), "SELECT count(*) FROM entries").Single());
        Assert.AreEqual(100L, database.Read(row => row.GetInt64(0), "SELECT count(*) FROM points").Single());
    }

    [TestMethod]
    [DataRow(Recorder.Page, "entries_by_device")]
    [DataRow(Recorder.Taken, "entries_by_taken")]
    public void A_page_of_entries_reads_no_more_than_its_own(string query, string index)
    {
        using Database database = new(null);
        string[] plan = [.. database.Read(row => row.GetString(3), "EXPLAIN QUERY PLAN " + Recorder.Query(query), 1, 2, 3, 4, 5)];

        Assert.IsTrue(plan.Any(step => step.StartsWith("SEARCH e USING INDEX " + index)), string.Join('\n', plan));
        Assert.IsFalse(plan.Any(step => step.Contains("TEMP B-TREE")), string.Join('\n', plan));
    }

    [TestMethod]
    public async Task Readings_are_taken_out_as_CSV_in_the_order_in_which_they_were_taken()
    {
        using Database database = new(null);
        Recorder recorder = new(database, 5000);
        recorder.Add(Noon, Key, TimelineKind.Login, null);
        recorder.Add(Noon.AddSeconds(1), Key, TimelineKind.Data, Data(2, Noon.AddMinutes(-1), "\"t\":21.50,\"note\":\"dry, \\\"very\\\"\""));
        recorder.Add(Noon.AddSeconds(2), Key, TimelineKind.Data, Data(1, Noon.AddMinutes(-2), "\"t\":-1e2"));
        Readings readings = new(recorder, database);

        const string Head = "time,received,sequence,t,note\r\n";
        const string First = "2026-11-23T11:58:00.000Z,2026-11-23T12:00:02.000Z,1,-1e2,\r\n";
        const string Second = "2026-11-23T11:59:00.000Z,2026-11-23T12:00:01.000Z,2,21.50,\"dry, \"\"very\"\"\"\r\n";
        Assert.AreEqual(Head + First + Second, await WriteCsvAsync(readings, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.AreEqual(Head + Second, await WriteCsvAsync(readings, Noon.AddMinutes(-1), DateTimeOffset.MaxValue));
        Assert.AreEqual(Head + First, await WriteCsvAsync(readings, Noon.AddHours(-1), Noon.AddSeconds(-61)));
    }

    [TestMethod]
    public async Task CSV_of_more_readings_than_a_page_has_each_once()
    {
        using Database database = new(null);
        Recorder recorder = new(database, 5000);

        for (int i = 0; i < 2500; i++)
        {
            recorder.Add(Noon, Key, TimelineKind.Data, Data(i, Noon.AddSeconds(i / 10), $"\"x\":{i}"));
        }

        string[] lines = (await WriteCsvAsync(new Readings(recorder, database), Noon, Noon.AddHours(1))).Split("\r\n");
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 2500).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray(), lines[1..^1].Select(line => line.Split(',')[3]).ToArray());
    }

    private static string Data(int sequence, DateTimeOffset time, string attributes) =>
        $"{{\"sequence\":{sequence},\"time\":\"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\",{attributes}}}";

    private static async Task SendAsync(PlatformClient client, string token, (int Sequence, string Attributes)[] readings, bool register = true)
    {
        if (register)
        {
            await client.RegisterAsync(token);
        }

        foreach ((int sequence, string attributes) in readings)
        {
            PlatformClient.Reply reply = await client.PostAsync(
                "/devices/data", "application/json",
                $"{{\"accessToken\":\"{token}\",\"deviceKey\":\"{Key}\",\"data\":{Data(sequence, Noon.AddSeconds(sequence), attributes)}}}");
            Assert.AreEqual(201, reply.Status);
        }
    }

    private static async Task<string> WriteCsvAsync(Readings readings, DateTimeOffset from, DateTimeOffset to)
    {
        using StringWriter text = new();
        await readings.WriteCsvAsync(Key, from, to, text);
        return text.ToString();
    }

    private static async Task<string[]> TellAsync(PlatformOptions options)
    {
        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(options);
        return [platform.Url, platform.HttpsUrl, platform.CaCertificatePem, platform.Client.ToString()];
    }

    private Task<NubisonPlatform> StartAsync() => NubisonPlatform.StartAsync(new PlatformOptions { Database = File, HttpsPort = null });
}
