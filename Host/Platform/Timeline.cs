using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Host.Platform;

/// <summary>
/// What the platform recorded, oldest first, repeats and all. It holds the newest entries up to a limit and counts
/// every one.
/// </summary>
public sealed class Timeline
{
    private readonly TimeProvider _time;
    private readonly int _capacity;
    private readonly Lock _lock = new();
    private readonly Queue<TimelineEntry> _entries = new();
    private readonly Dictionary<(string DeviceKey, TimelineKind Kind), long> _counts = [];
    private long _last;

    internal Timeline(TimeProvider time, int capacity)
    {
        _time = time;
        _capacity = capacity;
    }

    /// <summary>Raised for each entry, one after the other and in order. A handler must not block.</summary>
    public event Action<TimelineEntry>? Added;

    /// <summary>Lists the newest entries, oldest first.</summary>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<TimelineEntry> Entries(string? deviceKey = null, TimelineKind? kind = null)
    {
        lock (_lock)
        {
            return [.. _entries.Where(entry => Matches(entry.DeviceKey, entry.Kind, deviceKey, kind))];
        }
    }

    /// <summary>Counts all entries there ever were, also those no longer held.</summary>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    /// <returns>How many.</returns>
    public long Count(TimelineKind? kind = null, string? deviceKey = null)
    {
        lock (_lock)
        {
            return _counts.Where(count => Matches(count.Key.DeviceKey, count.Key.Kind, deviceKey, kind)).Sum(count => count.Value);
        }
    }

    /// <summary>Waits until the timeline is as one expects; looks again after every entry.</summary>
    /// <param name="condition">What to wait for.</param>
    /// <param name="limit">How long at most.</param>
    /// <returns>A task that ends when the condition holds.</returns>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public async Task WaitUntilAsync(Func<Timeline, bool> condition, TimeSpan limit)
    {
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(TimelineEntry? _)
        {
            if (condition(this))
            {
                met.TrySetResult();
            }
        }

        Added += Look;
        try
        {
            Look(null);
            await met.Task.WaitAsync(limit).ConfigureAwait(false);
        }
        finally
        {
            Added -= Look;
        }
    }

    /// <summary>Writes the newest entries as a JSON array, oldest first.</summary>
    /// <param name="deviceKey">Only this device's; null for all.</param>
    /// <returns>The JSON; a data object in it is as the device wrote it.</returns>
    public string ToJson(string? deviceKey = null)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (TimelineEntry entry in Entries(deviceKey))
            {
                Write(json, entry);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal void Add(string deviceKey, TimelineKind kind, string? data = null)
    {
        lock (_lock)
        {
            TimelineEntry entry = new(++_last, _time.GetUtcNow(), deviceKey, kind, data);
            _counts[(deviceKey, kind)] = _counts.GetValueOrDefault((deviceKey, kind)) + 1;
            _entries.Enqueue(entry);
            if (_entries.Count > _capacity)
            {
                _entries.Dequeue();
            }

            Added?.Invoke(entry);
        }
    }

    private static bool Matches(string entryKey, TimelineKind entryKind, string? deviceKey, TimelineKind? kind) =>
        (deviceKey is null || deviceKey == entryKey) && (kind is null || kind == entryKind);

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
