using Microsoft.Playwright;

namespace Host.Tests.Pages;

/// <summary>
/// A person at a real browser, one for all tests. Where none is found the test is skipped and says so; <c>CHROMIUM</c> names
/// one that is elsewhere.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string?[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<Task<IBrowser>> s_chromium = new(LaunchAsync);

    private readonly IBrowser _browser;
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _complaints = [];

    private Browser(IBrowser browser) => _browser = browser;

    private static readonly string? Documents = Environment.GetEnvironmentVariable("NUBISON_SCREENSHOTS");

    /// <summary>Gets a value indicating whether the screenshots are for the documents, in the folder that <c>NUBISON_SCREENSHOTS</c> names.</summary>
    public static bool IsForDocuments => Documents is not null;

    private static string Screenshots { get; } = Documents is null
        ? Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName
        : Path.GetFullPath(Documents);

    /// <summary>Gets what the pages had to complain about: errors of scripts, what the content policy kept out, what was not found.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>Sits down at the browser; the first to do so starts it.</summary>
    public static async Task<Browser> StartAsync() => new(await s_chromium.Value);

    /// <summary>Ends the browser, if anybody has used it.</summary>
    public static async Task CloseAsync()
    {
        if (s_chromium.IsValueCreated && s_chromium.Value.IsCompletedSuccessfully)
        {
            await (await s_chromium.Value).DisposeAsync();
        }
    }

    /// <summary>Opens a page, as on a screen of this size.</summary>
    public async Task<IPage> OpenAsync(string url, int width = 1280, int height = 800, bool dark = false)
    {
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce, Permissions = ["clipboard-read", "clipboard-write"],
        });
        _contexts.Add(context);
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
        page.Request += (_, request) => Note(request.Url.StartsWith(url[..url.IndexOf('/', 8)]) || request.Url.StartsWith("data:") ? null : "leaves: " + request.Url);
        await page.GotoAsync(url);
        return page;
    }

    /// <summary>Keeps what the page looks like, from its top.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>Fails if a page is wider than its screen.</summary>
    public static async Task AssertFitsAsync(IPage page)
    {
        int width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.IsLessThanOrEqualTo(page.ViewportSize!.Width, width, "something is cut off");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext context in _contexts)
        {
            await context.DisposeAsync();
        }
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        string? place = Array.Find(Places, File.Exists);

        if (place is null)
        {
            Assert.Inconclusive("There is no Chromium here: the pages were not tried in a browser.");
        }

        Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = ["--no-sandbox"] });
    }

    private void Note(string? complaint)
    {
        lock (_complaints)
        {
            if (complaint is not null)
            {
                _complaints.Add(complaint);
            }
        }
    }
}
