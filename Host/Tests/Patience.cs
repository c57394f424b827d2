namespace Host.Tests;

/// <summary>How long the tests wait for what has to happen.</summary>
[TestClass]
public sealed class Patience
{
    /// <summary>Enough for anything on a machine that is busy with other things.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Tests hold threads of the pool while they wait; what they wait for needs some as well, and at once.</summary>
    [AssemblyInitialize]
    public static void HaveThreads(TestContext context) => Assert.IsTrue(ThreadPool.SetMinThreads(64, 64));

    [AssemblyCleanup]
    public static Task CloseBrowserAsync() => Pages.Browser.CloseAsync();
}
