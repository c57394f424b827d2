using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Host.Simulator.CommandLine;

namespace Host.Tests.Pages;

/// <summary>The simulator's command as a person starts it, the firmware running, and its page's HTTP API.</summary>
internal sealed partial class BoardRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly StringWriter _text = new();
    private readonly StringWriter _error = new();
    private readonly TextWriter _output;
    private readonly Task<int> _run;

    private BoardRig(string[] options)
    {
        _output = TextWriter.Synchronized(_text);
        _run = Task.Run(() => SimulatorCommand.RunAsync(options, _output, _error, _stop.Token));
        Patience.Until(() => Url().IsMatch(Shown()), _error.ToString);
        Http = new HttpClient { BaseAddress = new Uri(Url().Match(Shown()).Groups[1].Value) };
    }

    /// <summary>Gets a client for the page's listener.</summary>
    public HttpClient Http { get; }

    /// <summary>Gets the page's address.</summary>
    public string Address => Http.BaseAddress!.ToString();

    public static Task<BoardRig> StartAsync(params string[] options) => Task.Run(() => new BoardRig(options));

    public async Task DoAsync(string command)
    {
        using HttpResponseMessage answer = await Http.PostAsync("api/commands", new StringContent(command));
        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the readings' totals are as expected.</summary>
    public async Task<Totals> UntilAsync(Func<Totals, bool> condition)
    {
        using CancellationTokenSource limit = new(Patience.Limit);
        Totals totals;

        do
        {
            await Task.Delay(50);
            totals = (await Http.GetFromJsonAsync<State>("api/state"))!.Readings;
            Assert.IsFalse(limit.IsCancellationRequested, $"it stays at {totals}\n{Shown()}");
        }
        while (!condition(totals));

        return totals;
    }

    /// <summary>Waits until a reading arrives.</summary>
    public async Task<JsonElement> ArrivedAsync(Func<JsonElement, bool> condition)
    {
        using CancellationTokenSource limit = new(Patience.Limit);

        while (true)
        {
            foreach (JsonElement data in (await TimelineAsync()).Where(condition))
            {
                return data;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Reads what came to the platform, oldest first.</summary>
    public async Task<JsonElement[]> TimelineAsync()
    {
        using HttpClient platform = new();
        JsonElement entries = await platform.GetFromJsonAsync<JsonElement>(PlatformUrl().Match(Shown()).Groups[1].Value + "/timeline");
        return [.. entries.EnumerateArray().Where(entry => entry.TryGetProperty("data", out _)).Select(entry => entry.GetProperty("data"))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        Http.Dispose();
        _stop.Dispose();
    }

    private string Shown()
    {
        lock (_output)
        {
            return _text.ToString();
        }
    }

    [GeneratedRegex("page  (http://127.0.0.1:[0-9]+/)\r?\n")]
    private static partial Regex Url();

    // One that is started here has a line with both: the device's way is https, the timeline's is not.
    [GeneratedRegex("(?:platform |timeline at) (http://127.0.0.1:[0-9]+)")]
    private static partial Regex PlatformUrl();

    internal sealed record Totals(long Taken, long InRam, long OnFlash, long Accepted, long Unsaved, long Dropped, bool AddUp);

    private sealed record State(Totals Readings);
}
