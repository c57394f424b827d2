using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Host.Events;
using Host.Platform.Store;

namespace Host.Platform;

/// <summary>What the platform recorded, repeats and all. It lists the newest entries up to a limit and counts every one.</summary>
internal sealed class Timeline
{
    private readonly Recorder _recorder;
    private readonly TimeProvider _time;
    private readonly int _history;

    internal Timeline(Recorder recorder, TimeProvider time, int history)
    {
        _recorder = recorder;
        _time = time;
        _history = history;
        Added = new Feed<TimelineEntry>(history, recorder.Last);
    }

    /// <summary>Gets the entries as they come; each has its number here too.</summary>
    public Feed<TimelineEntry> Added { get; }

    /// <summary>Lists the newest entries, oldest first.</summary>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <returns>Those of the newest entries, <see cref="PlatformOptions.HistoryLength"/> of them, that match.</returns>
    public IReadOnlyList<TimelineEntry> Entries(string? deviceKey = null, TimelineKind? kind = null) => _recorder.Entries(
        "WHERE e.number > ?1 AND (?2 IS NULL OR d.key = ?2) AND (?3 IS NULL OR e.kind = ?3) ORDER BY e.number",
        _recorder.Last - _history, deviceKey, kind);

    /// <summary>Lists one page of a device's entries, newest first.</summary>
    /// <param name="before">The number of the last entry of the page before; null for the first page.</param>
    public IReadOnlyList<TimelineEntry> Page(string deviceKey, long? before, int count) => _recorder.Find(deviceKey) is DeviceRecord device
        ? _recorder.Entries(Recorder.Page, device.Id, before ?? long.MaxValue, count)
        : [];

    /// <summary>Counts all entries there ever were, also those no longer listed.</summary>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    public long Count(TimelineKind? kind = null, string? deviceKey = null) => _recorder.Devices
        .Where(device => deviceKey is null || device.Key == deviceKey)
        .Sum(device => kind is TimelineKind one ? device.Counts[(int)one] : device.Counts.Sum());

    /// <summary>Gets the highest <c>sequence</c> of a device, as it counts now.</summary>
    /// <returns>0 before the first.</returns>
    public long LastSequence(string deviceKey) => _recorder.Find(deviceKey)?.Position?.Sequence ?? 0;

    /// <summary>Waits until the timeline is as one expects; looks again after every entry.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public async Task WaitUntilAsync(Func<Timeline, bool> condition, TimeSpan limit)
    {
        using Subscription<TimelineEntry> added = Added.Subscribe();
        using CancellationTokenSource late = new(limit);

        try
        {
            while (!condition(this))
            {
                await added.Reader.ReadAsync(late.Token);
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException("The timeline was not as expected in time.", exception);
        }
    }

    /// <summary>Writes the newest entries as a JSON array, oldest first.</summary>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    /// <returns>The JSON; a data object in it is as the device wrote it.</returns>
    public string ToJson(string? deviceKey = null) => ToJson(json =>
    {
        json.WriteStartArray();

        foreach (TimelineEntry entry in Entries(deviceKey))
        {
            Write(json, entry);
        }

        json.WriteEndArray();
    });

    /// <summary>Writes an entry as a JSON object.</summary>
    internal static string ToJson(TimelineEntry entry) => ToJson(json => Write(json, entry));

    internal void Add(string deviceKey, TimelineKind kind, string? data = null)
    {
        // To the millisecond, as it is kept.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        Added.Add(_recorder.Add(now, deviceKey, kind, data));
    }

    private static string ToJson(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();

        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("time", entry.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
        json.WriteString("deviceKey", entry.DeviceKey);
        json.WriteString("kind", entry.KindName);
        if (entry.Data is not null)
        {
            json.WritePropertyName("data");
            json.WriteRawValue(entry.Data);
        }

        json.WriteEndObject();
    }
}
