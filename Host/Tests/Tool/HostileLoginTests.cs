using CsCheck;
using Host.Tests.Http;

namespace Host.Tests.Tool;

/// <summary>Whatever a server does, <c>login</c> and <c>send</c> end in time, with one line, and never with a stack trace.</summary>
[TestClass]
public sealed class HostileLoginTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\n";
    private const string Token = "{\"AccessToken\":\"0123456789abcdef\"}";

    private static readonly string[] Pieces =
    [
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 201\r\n", "HTTP/1.1 401 No\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/0.9", "\r\n", "\n", "\0", "Content-Length: 34", "Content-Length: 58, 58",
        "Content-Length: -1", "Content-Length: 9999999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Content-Encoding: br", "Connection: close",
        "Set-Cookie: a=b", "Location: /", ": x", "é", "22\r\n", "0\r\n\r\n", "FFFFFFFF\r\n", Token, "{\"code\":\"ERROR403\"}", "{", "\"AccessToken\":null", "<html>", new string('x', 3000),
    ];

    private readonly RawServer _server = new();

    public void Dispose() => _server.Dispose();

    [TestMethod]
    [DataRow("")]
    [DataRow("hello\r\n\r\n")]
    [DataRow("HTTP/1.1 200 OK\r\n\r\n")]
    [DataRow(Head + "Content-Length: 58, 58\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Length: 34\r\nContent-Length: 35\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Length: 900\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Length: 2\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Length: -1\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Length: 99999999999999999999\r\n\r\n" + Token)]
    [DataRow(Head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow(Head + "Content-Type: ;;;\r\nContent-Length: 2\r\n\r\n{}")]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n")]
    [DataRow("HTTP/1.1 999 Much\r\nContent-Length: 0\r\n\r\n")]
    [DataRow("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [DataRow("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_strange_answer_is_one_line(string answer) => await MeetsAsync(async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(answer);
    });

    [TestMethod]
    [DataRow("")]
    [DataRow(Head)]
    [DataRow(Head + "\r\n")]
    [DataRow(Head + "\r\n" + Token)]
    [DataRow(Head + "Content-Length: 900\r\n\r\n" + Token)]
    [DataRow(Head + "Transfer-Encoding: chunked\r\n\r\n22\r\n" + Token)]
    public async Task An_answer_that_stops_on_an_open_connection_is_one_line(string answer) => await MeetsAsync(async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(answer);
        await talk.HangAsync();
    });

    [TestMethod]
    public async Task A_body_in_pieces_for_ever_is_one_line() => await MeetsAsync(async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\n");
        while (true)
        {
            await talk.SendAsync("1\r\nx\r\n");
            await Task.Delay(20);
        }
    });

    [TestMethod]
    public async Task A_body_without_end_is_not_read_to_its_end() => await MeetsAsync(async talk =>
    {
        await talk.ReadRequestAsync();
        await talk.SendAsync(Head + "\r\n");
        while (true)
        {
            await talk.SendAsync(new string('x', 10000));
        }
    });

    [TestMethod]
    public async Task A_connection_that_is_reset_is_one_line() => await MeetsAsync(async talk =>
    {
        await talk.ReadRequestAsync();
        talk.Reset();
    });

    [TestMethod]
    public async Task Any_answer_is_one_line() => await Gen.Int[0, Pieces.Length - 1].Array[0, 10].SampleAsync(
        async indexes => await MeetsAsync(
            async talk =>
            {
                await talk.ReadRequestAsync();
                await talk.SendAsync(string.Concat(indexes.Select(index => Pieces[index])));
            },
            mayWork: true),
        iter: 300, threads: 1);

    private async Task MeetsAsync(Func<Talk, Task> talk, bool mayWork = false)
    {
        using ToolRun run = new() { RequestLimit = TimeSpan.FromSeconds(0.5) };
        run.Write("nubison.json", SettingsText.With($"http://127.0.0.1:{_server.Port}"));
        for (int i = 0; i < 4; i++)
        {
            _server.Prepare(talk); // Login, perhaps once more in the other form, data, logout.
        }

        int status = await run.RunAsync("send", "--settings", "nubison.json", "a=1");
        _server.Forget();

        Assert.IsTrue(status == 1 || (mayWork && status == 0), run.Error);
        Assert.AreEqual(status, run.Error.Count(character => character == '\n'), run.Error);
        Assert.IsFalse(run.Error.Contains("   at ", StringComparison.Ordinal), run.Error);
    }
}
