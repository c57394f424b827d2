using System.Diagnostics;

namespace Host.Tests;

/// <summary>How long the tests wait for what has to happen.</summary>
[TestClass]
public sealed class Patience
{
    /// <summary>Enough for anything on a machine that is busy with other things.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Tests hold threads of the pool while they wait; what they wait for needs some as well, and at once.</summary>
    [AssemblyInitialize]
    public static void HaveThreads(TestContext context) => Assert.IsTrue(ThreadPool.SetMinThreads(64, 64));

    /// <summary>Waits until it is so, and leaves the processor to what it waits for.</summary>
    internal static void Until(Func<bool> condition, Func<string>? what = null)
    {
        for (long start = Stopwatch.GetTimestamp(); !condition();)
        {
            Assert.IsLessThan(Limit, Stopwatch.GetElapsedTime(start), what?.Invoke() ?? "it does not happen");
            Thread.Sleep(Look);
        }
    }

    [AssemblyCleanup]
    public static Task CloseBrowserAsync() => Pages.Browser.CloseAsync();
}
