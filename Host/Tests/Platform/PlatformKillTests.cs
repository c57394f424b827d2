using System.Diagnostics;
using System.Text.RegularExpressions;
using Host.Platform;
using Host.Tests.Simulator;

namespace Host.Tests.Platform;

/// <summary>The platform's process, killed in the middle of its work.</summary>
[TestClass]
public sealed partial class PlatformKillTests
{
    private const int Kills = 3;

    [TestMethod]
    public async Task What_was_answered_201_is_there_after_a_kill_at_any_moment()
    {
        using TemporaryFolder folder = new();
        List<long> answered = [];
        Random random = new(1);

        for (int kill = 0; kill < Kills; kill++)
        {
            (Process process, string url) = await StartAsync(folder);
            using (process)
            {
                using PlatformClient client = new(url);
                string token = await client.GetTokenAsync();
                await client.RegisterAsync(token);
                int killedAfter = random.Next(10, 60);
                long first = answered.Count + 1;

                try
                {
                    for (long sequence = first; ; sequence++)
                    {
                        Task<PlatformClient.Reply> reply = client.SendDataAsync(token, sequence: (int)sequence);

                        if (sequence - first == killedAfter)
                        {
                            process.Kill();
                        }

                        Assert.AreEqual(201, (await reply).Status);
                        answered.Add(sequence);
                    }
                }
                catch (HttpRequestException)
                {
                    // Killed.
                }

                await process.WaitForExitAsync();
            }
        }

        await using NubisonPlatform platform = await NubisonPlatform.StartAsync(new PlatformOptions { Database = folder["platform.db"] });
        long[] kept = [.. platform.Timeline.Entries(kind: TimelineKind.Data).Select(entry => entry.Sequence!.Value)];
        Assert.IsEmpty(answered.Except(kept), "answered, and not kept");
        Assert.IsGreaterThan(10 * Kills, answered.Count, "too little happened");
    }

    private static async Task<(Process Process, string Url)> StartAsync(TemporaryFolder folder)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Platform.dll"), "--port", "0", "--https-port", "0", "--page-port", "0",
            "--database", folder["platform.db"], "--ca", folder["ca.pem"],
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        Process process = Process.Start(start)!;
        Match match = Match.Empty;

        while (!match.Success)
        {
            match = Url().Match(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The platform did not start."));
        }

        return (process, match.Groups[1].Value);
    }

    [GeneratedRegex("^platform  (http://127.0.0.1:[0-9]+) ")]
    private static partial Regex Url();
}
