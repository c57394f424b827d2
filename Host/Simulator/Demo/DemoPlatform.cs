using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Host.Platform;
using Host.Platform.Accounts;

namespace Host.Simulator.Demo;

/// <summary>
/// The platform that the simulator starts. Beside a flash folder that is kept it keeps what a real platform would
/// not forget between two runs: its address and its registered devices.
/// </summary>
internal static class DemoPlatform
{
    /// <summary>Starts the platform.</summary>
    /// <param name="memory">The file that remembers it between runs; null for none.</param>
    /// <returns>The platform, with the address and devices of the last run where there was one.</returns>
    public static async Task<NubisonPlatform> StartAsync(FileInfo? memory)
    {
        Memory known = Read(memory);
        NubisonPlatform platform = await StartAsync(known).ConfigureAwait(false);
        foreach (RegisteredDevice device in known.Devices)
        {
            platform.Devices.Add(device);
        }

        if (memory is not null)
        {
            Remember(platform, memory);
            platform.Timeline.Added += entry => OnAdded(platform, memory, entry);
        }

        return platform;
    }

    private static void OnAdded(NubisonPlatform platform, FileInfo memory, TimelineEntry entry)
    {
        if (entry.Kind == TimelineKind.Registration)
        {
            Remember(platform, memory);
        }
    }

    private static void Remember(NubisonPlatform platform, FileInfo memory)
    {
        Memory known = new(platform.Port, platform.HttpsPort!.Value, [.. platform.Devices.All]);
        File.WriteAllText(memory.FullName, JsonSerializer.Serialize(known, JsonSerializerOptions.Web));
    }

    private static async Task<NubisonPlatform> StartAsync(Memory known)
    {
        try
        {
            return await NubisonPlatform.StartAsync(new PlatformOptions { Port = known.Port, HttpsPort = known.HttpsPort }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException && known.Port != 0)
        {
            // Somebody else has the port meanwhile: another address, where the device will register again.
            return await NubisonPlatform.StartAsync().ConfigureAwait(false);
        }
    }

    private static Memory Read(FileInfo? memory)
    {
        try
        {
            return memory is { Exists: true }
                && JsonSerializer.Deserialize<Memory>(File.ReadAllText(memory.FullName), JsonSerializerOptions.Web) is { IsWhole: true } known
                ? known
                : new Memory(0, 0, []);
        }
        catch (JsonException)
        {
            return new Memory(0, 0, []);
        }
    }

    private sealed record Memory(int Port, int HttpsPort, RegisteredDevice[] Devices)
    {
        /// <summary>Gets a value indicating whether this can have been written here: members that the file lacks are null.</summary>
        [JsonIgnore]
        public bool IsWhole => IsPort(Port) && IsPort(HttpsPort) && Devices?.All(device => device?.Key is not null) == true;

        private static bool IsPort(int port) => port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
    }
}
