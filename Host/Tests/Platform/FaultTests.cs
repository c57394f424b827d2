using Host.Platform;
using Host.Platform.Faults;

namespace Host.Tests.Platform;

/// <summary>Each fault as it looks on the wire, and whether the request was processed.</summary>
[TestClass]
public sealed class FaultTests
{
    private NubisonPlatform _platform = null!;
    private PlatformClient _client = null!;
    private RawConnection _raw = null!;
    private string _body = null!;

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await NubisonPlatform.StartAsync(new PlatformOptions { HttpsPort = null });
        _client = new PlatformClient(_platform.Url);
        string token = await _client.GetTokenAsync();
        await _client.RegisterAsync(token);
        _body = $"{{\"accessToken\":\"{token}\",\"deviceKey\":\"{PlatformClient.Key}\",\"data\":{{\"t\":1}}}}";
        _raw = await RawConnection.OpenAsync(_platform.Port);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        _raw.Dispose();
        _client.Dispose();
        await _platform.DisposeAsync();
    }

    [TestMethod]
    public async Task An_answer_can_be_delayed()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Delay(TimeSpan.FromMilliseconds(300)), isAnswer: true);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 201 ");
        Assert.IsGreaterThanOrEqualTo(295, taken.Time.TotalMilliseconds);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_be_cut_off_in_mid_body()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.CutOff(7));
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 201 Created\r\n");
        Assert.AreEqual("{\"messa", taken.Body);
        Assert.IsGreaterThan(7, taken.AnnouncedLength);
        Assert.AreEqual("closed", taken.End);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_stall_in_mid_body()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Stall(7), last: "{\"messa", silence: 0.3);
        Assert.AreEqual("{\"messa", taken.Body);
        Assert.AreEqual("silent", taken.End);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_dribble()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Dribble(TimeSpan.FromMilliseconds(1)));
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 201 Created\r\n");
        Assert.AreEqual(taken.AnnouncedLength, taken.Body.Length);
        Assert.IsGreaterThanOrEqualTo(taken.Text.Length, taken.Time.TotalMilliseconds);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_be_replaced_by_any_status_with_any_headers_and_body()
    {
        Fault fault = Fault.Status(418, "<html>", ("Content-Type", "text/html"), ("X-More", "1"));
        RawConnection.Taken taken = await PlayAsync(fault, isAnswer: true);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 418 ");
        StringAssert.Contains(taken.Head, "Content-Type: text/html");
        StringAssert.Contains(taken.Head, "X-More: 1");
        Assert.AreEqual("<html>", taken.Body);
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task A_busy_platform_says_when_to_come_back()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Busy(17), isAnswer: true);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 503 ");
        StringAssert.Contains(taken.Head, "Retry-After: 17");
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task An_answer_may_have_no_body()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Status(500, string.Empty), isAnswer: true);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 500 ");
        Assert.AreEqual(0, taken.AnnouncedLength);
    }

    [TestMethod]
    [DataRow(204)]
    [DataRow(205)]
    [DataRow(304)]
    public async Task A_status_that_has_no_body_gets_none(int status)
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Status(status), isAnswer: true);
        StringAssert.StartsWith(taken.Text, $"HTTP/1.1 {status} ");
        Assert.AreEqual(string.Empty, taken.Body);
    }

    [TestMethod]
    public async Task An_answer_can_be_garbage()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Garbage);
        StringAssert.StartsWith(taken.Text, "\u0001\u0002 this is not HTTP");
        Assert.AreEqual("closed", taken.End);
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_be_any_bytes_on_a_connection_that_stays_open()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Raw("HTTP/1.0 200 OK\r\n\r\n\u00ff", close: false), last: "\u00ff", silence: 0.3);
        Assert.AreEqual("HTTP/1.0 200 OK\r\n\r\n\u00ff", taken.Text);
        Assert.AreEqual("silent", taken.End);
    }

    [TestMethod]
    public async Task A_connection_can_be_dropped_before_the_answer()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Drop);
        Assert.AreEqual("", taken.Text);
        Assert.AreEqual("closed", taken.End);
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task A_connection_can_be_reset()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Reset);
        Assert.AreEqual("", taken.Text);
        Assert.AreEqual("reset", taken.End);
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task An_answer_can_be_lost_after_the_data_were_stored()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.LostAnswer);
        Assert.AreEqual("", taken.Text);
        Assert.AreEqual("closed", taken.End);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task A_connection_can_be_closed_after_the_answer_without_a_word()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.CloseAfterAnswer);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 201 Created\r\n");
        Assert.IsFalse(taken.Head.Contains("Connection", StringComparison.OrdinalIgnoreCase), taken.Head);
        Assert.AreEqual(taken.AnnouncedLength, taken.Body.Length);
        Assert.AreEqual("closed", taken.End);
        Assert.AreEqual(1, Stored);
    }

    [TestMethod]
    public async Task A_body_can_be_endless()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Endless(TimeSpan.Zero), atMost: 1_000_000);
        StringAssert.StartsWith(taken.Text, "HTTP/1.1 200 OK\r\n");
        Assert.AreEqual("enough", taken.End);
    }

    [TestMethod]
    public async Task A_platform_can_be_silent()
    {
        RawConnection.Taken taken = await PlayAsync(Fault.Silence, silence: 0.3);
        Assert.AreEqual("", taken.Text);
        Assert.AreEqual("silent", taken.End);
        Assert.AreEqual(0, Stored);
    }

    [TestMethod]
    public async Task A_test_can_make_a_fault_of_its_own()
    {
        RawConnection.Taken taken = await PlayAsync(new Fault("two answers", async exchange =>
        {
            exchange.Process();
            exchange.Process();
            await exchange.SendAsync("two"u8.ToArray());
            await exchange.CloseAsync();
        }));
        Assert.AreEqual("two", taken.Text);
        Assert.AreEqual(2, Stored);
        Assert.AreEqual("two answers", _platform.Traffic.Recent("/devices/data").Single().Fault);
    }

    [TestMethod]
    public async Task A_fault_is_for_its_path_alone()
    {
        _platform.Faults.Add(Fault.Status(500), "/devices/login");
        Assert.AreEqual(500, (await _client.LoginAsync()).Status);
        Assert.AreEqual(201, await PostAsync());
        _platform.Faults.Clear();
        Assert.AreEqual(200, (await _client.LoginAsync()).Status);
    }

    [TestMethod]
    public async Task A_fault_for_the_next_two_requests_leaves_the_third_alone()
    {
        _platform.Faults.Add(Fault.Status(500), next: 2);
        int[] answers = [await PostAsync(), await PostAsync(), await PostAsync()];
        CollectionAssert.AreEqual(new[] { 500, 500, 201 }, answers);
    }

    [TestMethod]
    public async Task A_fault_can_take_every_third_request_until_it_is_switched_off()
    {
        FaultRule rule = _platform.Faults.Add(Fault.Status(500), every: 3);
        int[] answers = [await PostAsync(), await PostAsync(), await PostAsync(), await PostAsync(), await PostAsync(), await PostAsync()];
        CollectionAssert.AreEqual(new[] { 201, 201, 500, 201, 201, 500 }, answers);
        Assert.AreEqual(2, rule.Played);

        _platform.Faults.Remove(rule);
        answers = [await PostAsync(), await PostAsync(), await PostAsync()];
        CollectionAssert.AreEqual(new[] { 201, 201, 201 }, answers);
    }

    [TestMethod]
    public async Task A_request_gets_one_fault_at_most()
    {
        _platform.Faults.Add(Fault.Status(500), "/devices/data", next: 1);
        _platform.Faults.Add(Fault.Status(501), next: 1);
        int[] answers = [await PostAsync(), await PostAsync(), await PostAsync()];
        CollectionAssert.AreEqual(new[] { 500, 501, 201 }, answers);
    }

    [TestMethod]
    public async Task The_timeline_can_be_read_while_faults_are_on()
    {
        _platform.Faults.Add(Fault.Drop);
        StringAssert.StartsWith(await _client.GetAsync("/timeline"), "[{");
    }

    [TestMethod]
    public async Task After_every_fault_the_platform_holds_no_connection_of_it()
    {
        _client.Dispose();
        foreach (Fault fault in new[] { Fault.Drop, Fault.Reset, Fault.LostAnswer, Fault.Garbage, Fault.CutOff(), Fault.Silence, Fault.Endless(TimeSpan.Zero) })
        {
            _platform.Faults.Add(fault, next: 1);
            using RawConnection raw = await RawConnection.OpenAsync(_platform.Port);
            await raw.PostAsync("/devices/data", _body);
            await raw.ReadAsync(atMost: 10, silence: 0.05);
        }

        _raw.Dispose();
        Patience.Until(() => _platform.Traffic.OpenConnections == 0, () => $"{_platform.Traffic.OpenConnections} open");
        Assert.AreEqual(9, _platform.Traffic.Connections);
    }

    private long Stored => _platform.Timeline.Count(TimelineKind.Data);

    private async Task<RawConnection.Taken> PlayAsync(Fault fault, int atMost = int.MaxValue, bool isAnswer = false, string last = "", double silence = 0)
    {
        _platform.Faults.Add(fault, "/devices/data", next: 1);
        await _raw.PostAsync("/devices/data", _body);
        return await _raw.ReadAsync(atMost, isAnswer, last, silence);
    }

    private async Task<int> PostAsync() => (await _client.PostAsync("/devices/data", "application/json", _body)).Status;
}
