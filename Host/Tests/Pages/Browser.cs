using Microsoft.Playwright;

namespace Host.Tests.Pages;

/// <summary>
/// A real browser. Where none is found the test is skipped and says so; <c>CHROMIUM</c> names one that is elsewhere.
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

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

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

    /// <summary>Starts the browser.</summary>
    public static async Task<Browser> StartAsync()
    {
        string? place = Array.Find(Places, File.Exists);

        if (place is null)
        {
            Assert.Inconclusive("There is no Chromium here: the pages were not tried in a browser.");
        }

        Assertions.SetDefaultExpectTimeout((float)Patience.Limit.TotalMilliseconds);
        IPlaywright playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = ["--no-sandbox"] }));
    }

    /// <summary>Opens a page, as on a screen of this size.</summary>
    public async Task<IPage> OpenAsync(string url, int width = 1280, int height = 800, bool dark = false)
    {
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, Permissions = ["clipboard-read", "clipboard-write"],
        });
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
        await _browser.DisposeAsync();
        _playwright.Dispose();
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
