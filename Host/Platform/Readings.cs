using Host.Pages;
using Host.Platform.Store;
using Microsoft.Data.Sqlite;

namespace Host.Platform;

/// <summary>The readings that the platform keeps, as one looks at them: the latest, plotted, one after the other.</summary>
internal sealed class Readings
{
    private const int PageLength = 1000;

    private readonly Recorder _recorder;
    private readonly Database _database;

    internal Readings(Recorder recorder, Database database)
    {
        _recorder = recorder;
        _database = database;
    }

    /// <summary>Lists every attribute of a device with the newest value that was taken of it.</summary>
    public IReadOnlyList<AttributeValue> Latest(string deviceKey) => _recorder.Find(deviceKey) is DeviceRecord device
        ? _database.Read(
            row => new AttributeValue(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2)),
            "SELECT name, taken, value FROM attributes WHERE device = ?1 ORDER BY id", device.Id)
        : [];

    /// <summary>
    /// Gets an attribute over time, as few points as a plot needs: the lowest and the highest value of each step of time,
    /// so that no spike is lost.
    /// </summary>
    public IReadOnlyList<PlotPoint> Plot(string deviceKey, string attribute, DateTimeOffset from, DateTimeOffset to, int steps = 200)
    {
        if (_recorder.Find(deviceKey) is not DeviceRecord device || !device.Attributes.TryGetValue(attribute, out long id))
        {
            return [];
        }

        long last = to.ToUnixTimeMilliseconds();
        long first = _database.Read(
            row => row.IsDBNull(0) ? last : row.GetInt64(0), "SELECT min(taken) FROM points WHERE attribute = ?1 AND taken >= ?2", id, from.ToUnixTimeMilliseconds())[0];
        long step = Math.Max(1, (last - first) / steps);
        long width = Span.Widths.LastOrDefault(width => width <= step);
        List<PlotPoint[]> pairs = width == 0
            ? _database.Read(
                ToPair, "SELECT min(taken), min(value), max(taken), max(value) FROM points WHERE attribute = ?1 AND taken BETWEEN ?2 AND ?3 GROUP BY taken / ?4",
                id, first, last, step)
            : _database.Read(
                ToPair, "SELECT min(start), min(low), max(start), max(high) FROM spans WHERE attribute = ?1 AND width = ?5 AND start BETWEEN ?2 / ?5 * ?5 AND ?3 GROUP BY start / ?4",
                id, first, last, step, width);
        return [.. pairs.SelectMany(pair => pair.Distinct())];
    }

    /// <summary>Gets when the first and the last reading of a device were taken.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Range(string deviceKey) => _recorder.Find(deviceKey) is DeviceRecord device
        ? _database.Read<(DateTimeOffset, DateTimeOffset)?>(
            row => row.IsDBNull(0) ? null : (DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))),
            """
            SELECT (SELECT min(taken) FROM entries WHERE device = ?1 AND taken IS NOT NULL),
            (SELECT max(taken) FROM entries WHERE device = ?1 AND taken IS NOT NULL)
            """, device.Id)[0]
        : null;

    /// <summary>Writes a device's readings as CSV (RFC 4180), in the order in which they were taken; times are UTC.</summary>
    public async Task WriteCsvAsync(string deviceKey, DateTimeOffset from, DateTimeOffset to, TextWriter output)
    {
        string[] attributes = [.. Latest(deviceKey).Select(attribute => attribute.Name)];
        await output.WriteAsync(Csv.Line(["time", "received", "sequence", .. attributes]));
        (long taken, long number) = (from.ToUnixTimeMilliseconds(), 0);
        IReadOnlyList<TimelineEntry> page;

        do
        {
            page = _recorder.Find(deviceKey) is DeviceRecord device
                ? _recorder.Entries(Recorder.Taken, device.Id, taken, number, to.ToUnixTimeMilliseconds(), PageLength)
                : [];

            foreach (TimelineEntry entry in page)
            {
                await output.WriteAsync(Csv.Line(entry, attributes));
                (taken, number) = (entry.Taken!.Value.ToUnixTimeMilliseconds(), entry.Number);
            }
        }
        while (page.Count == PageLength);
    }

    private static PlotPoint[] ToPair(SqliteDataReader row) =>
    [
        new(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetDouble(1)),
        new(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetDouble(3)),
    ];
}
