using Host.Platform;
using Host.Platform.Certificates;
using Host.Platform.Faults;
using Host.Platform.Protocol;
using Host.Simulator.Device;

namespace Host.Simulator.Control;

/// <summary>What can go wrong with the platform.</summary>
internal static class PlatformDisturbance
{
    private const int SlowSeconds = 4;
    private const int RetryAfterSeconds = 5;

    public static IEnumerable<Disturbance> Of(NubisonPlatform platform) =>
    [
        new("platform down", () => !platform.IsUp, on => (on ? platform.GoDownAsync() : platform.ComeUpAsync()).Wait()),
        Answers(platform, "platform slow", Fault.Delay(TimeSpan.FromSeconds(SlowSeconds))),

        // A login that is refused so would make the device wait for minutes, as for wrong credentials.
        Answers(platform, "platform answers 401", Fault.Status(401), NubisonProtocol.DataPath),
        Answers(platform, "platform answers 405", Fault.Status(405), NubisonProtocol.DataPath),
        Answers(platform, $"platform answers 503, retry after {RetryAfterSeconds} s", Fault.Busy(RetryAfterSeconds)),
        Answers(platform, "platform answers garbage", Fault.Garbage),
        Answers(platform, "platform cuts answers", Fault.CutOff()),
        Answers(platform, "platform loses answers", Fault.LostAnswer),
        new("certificate expired", () => platform.Certificate == CertificateKind.Expired, on => Show(platform, on ? CertificateKind.Expired : CertificateKind.Trusted)),
    ];

    private static Disturbance Answers(NubisonPlatform platform, string name, Fault fault, string? path = null)
    {
        FaultRule? rule = null;
        return new(name, () => rule is not null, on =>
        {
            if (on)
            {
                rule = platform.Faults.Add(fault, path);
            }
            else
            {
                platform.Faults.Remove(rule!);
                rule = null;
            }
        });
    }

    /// <summary>A certificate is shown when a connection begins, so those that there are end.</summary>
    private static void Show(NubisonPlatform platform, CertificateKind certificate)
    {
        platform.Certificate = certificate;

        if (platform.IsUp)
        {
            platform.GoDownAsync().Wait();
            platform.ComeUpAsync().Wait();
        }
    }
}
