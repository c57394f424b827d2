using System.Globalization;
using Host.Platform.Accounts;
using Microsoft.Data.Sqlite;

namespace Host.Platform.Store;

/// <summary>Writes what happens into the database. What every request asks for is held in memory beside it.</summary>
internal sealed class Recorder
{
    /// <summary>A page of a device's entries: ?1 the device, ?2 the entry before, ?3 how many.</summary>
    public const string Page = "WHERE e.device = ?1 AND e.number < ?2 ORDER BY e.number DESC LIMIT ?3";

    /// <summary>A device's readings in the order in which they were taken: ?1 the device, ?2 and ?3 time and number of the one before, ?4 the last moment, ?5 how many.</summary>
    public const string Taken = "WHERE e.device = ?1 AND (e.taken, e.number) > (?2, ?3) AND e.taken <= ?4 ORDER BY e.taken, e.number LIMIT ?5";

    private const string Columns = "e.number, e.time, d.key, e.kind, e.data, e.taken, e.sequence, e.mark, e.missing";

    /// <summary>How much more than the history a database in memory may hold.</summary>
    private const int Slack = 1000;

    private readonly Lock _lock = new();
    private readonly Database _database;
    private readonly int _history;
    private readonly Dictionary<string, DeviceRecord> _devices = new(StringComparer.Ordinal);

    /// <summary>Goes on where the database ends.</summary>
    public Recorder(Database database, int history)
    {
        _database = database;
        _history = history;
        Last = _database.Read(row => row.GetInt64(0), "SELECT coalesce(max(number), 0) FROM entries")[0];

        foreach (DeviceRecord device in _database.Read(ToDevice, "SELECT id, key, name, model FROM devices"))
        {
            Load(device);
            _devices.Add(device.Key, device);
        }
    }

    /// <summary>Gets the number of the newest entry; 0 if there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Gets the devices, in no order.</summary>
    public IReadOnlyList<DeviceRecord> Devices
    {
        get
        {
            lock (_lock)
            {
                return [.. _devices.Values];
            }
        }
    }

    public DeviceRecord? Find(string key)
    {
        lock (_lock)
        {
            return _devices.GetValueOrDefault(key);
        }
    }

    /// <summary>Registers a device, or takes its registration away.</summary>
    public void Register(string key, RegisteredDevice? registration)
    {
        lock (_lock)
        {
            DeviceRecord device = Ensure(key);
            _database.Write(() => _database.Run(
                "UPDATE devices SET name = ?2, model = ?3 WHERE id = ?1", device.Id, registration?.Name, registration?.Model));
            device.Registration = registration;
        }
    }

    /// <summary>Records an entry; when this returns it is on disk.</summary>
    public TimelineEntry Add(DateTimeOffset time, string key, TimelineKind kind, string? data)
    {
        lock (_lock)
        {
            DeviceRecord device = Ensure(key);
            ReadingData? reading = data is null ? null : ReadingData.Parse(data);
            (SequenceMark mark, long missing) = Judge(device, reading);
            TimelineEntry entry = new(Last + 1, time, key, kind, data)
            {
                Taken = reading is null ? null : reading.Taken ?? time, Sequence = reading?.Sequence, Mark = mark, Missing = missing,
            };

            try
            {
                _database.Write(() => Write(device, entry, reading));
            }
            catch
            {
                // Its new attributes went with the transaction.
                Load(device);
                throw;
            }

            Last++;
            device.Counts[(int)kind]++;

            if (reading?.Sequence is long sequence)
            {
                device.Position = Position(device).After(mark, sequence, entry.Taken!.Value.ToUnixTimeMilliseconds());
            }

            return entry;
        }
    }

    /// <param name="rest">What follows in the query, where an entry is <c>e</c>.</param>
    public List<TimelineEntry> Entries(string rest, params ReadOnlySpan<object?> values) =>
        _database.Read(ToEntry, Query(rest), values);

    public static string Query(string rest) => $"SELECT {Columns} FROM entries e JOIN devices d ON d.id = e.device {rest}";

    private static DeviceRecord ToDevice(SqliteDataReader row)
    {
        DeviceRecord device = new(row.GetInt64(0), row.GetString(1));
        device.Registration = row.IsDBNull(2) ? null : new RegisteredDevice(device.Key, row.GetString(2), row.GetString(3));
        return device;
    }

    private static TimelineEntry ToEntry(SqliteDataReader row) => new(
        row.GetInt64(0),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        row.GetString(2),
        (TimelineKind)row.GetInt32(3),
        row.IsDBNull(4) ? null : row.GetString(4))
    {
        Taken = row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Sequence = row.IsDBNull(6) ? null : row.GetInt64(6),
        Mark = (SequenceMark)row.GetInt32(7),
        Missing = row.GetInt64(8),
    };

    /// <summary>Before the first reading of a device any number is the next one.</summary>
    private static ReadingPosition Position(DeviceRecord device) => device.Position ?? new ReadingPosition(-1, long.MinValue);

    private void Load(DeviceRecord device)
    {
        device.Attributes.Clear();

        foreach ((int kind, long count) in _database.Read(
            row => (row.GetInt32(0), row.GetInt64(1)), "SELECT kind, count(*) FROM entries WHERE device = ?1 GROUP BY kind", device.Id))
        {
            device.Counts[kind] = count;
        }

        foreach ((string name, long id) in _database.Read(row => (row.GetString(0), row.GetInt64(1)), "SELECT name, id FROM attributes WHERE device = ?1", device.Id))
        {
            device.Attributes[name] = id;
        }

        device.Position = _database.Read<ReadingPosition?>(
            row => new ReadingPosition(row.GetInt64(0), row.GetInt64(1)),
            "SELECT sequence, taken FROM entries WHERE device = ?1 AND sequence IS NOT NULL AND mark NOT IN (?2, ?3) ORDER BY number DESC LIMIT 1",
            device.Id, SequenceMark.Repeat, SequenceMark.Late).SingleOrDefault();
    }

    private DeviceRecord Ensure(string key)
    {
        if (!_devices.TryGetValue(key, out DeviceRecord? device))
        {
            device = new DeviceRecord(_devices.Values.Select(known => known.Id).DefaultIfEmpty().Max() + 1, key);
            _database.Write(() => _database.Run("INSERT INTO devices (id, key) VALUES (?1, ?2)", device.Id, key));
            _devices.Add(key, device);
        }

        return device;
    }

    private (SequenceMark Mark, long Missing) Judge(DeviceRecord device, ReadingData? reading)
    {
        if (reading?.Sequence is not long sequence || device.Position is not ReadingPosition position)
        {
            return (SequenceMark.InOrder, 0);
        }

        bool isKnown = sequence <= position.Sequence
            && _database.Read(_ => true, "SELECT 1 FROM entries WHERE device = ?1 AND sequence = ?2 LIMIT 1", device.Id, sequence).Count > 0;
        return position.Judge(sequence, reading.Taken?.ToUnixTimeMilliseconds(), isKnown);
    }

    private void Write(DeviceRecord device, TimelineEntry entry, ReadingData? reading)
    {
        _database.Run(
            "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            entry.Number, device.Id, entry.Time.ToUnixTimeMilliseconds(), entry.Kind, entry.Data,
            entry.Taken?.ToUnixTimeMilliseconds(), entry.Sequence, entry.Mark, entry.Missing);

        if (reading is not null)
        {
            foreach ((string name, string value) in reading.Attributes)
            {
                Write(device, name, value, entry.Taken!.Value.ToUnixTimeMilliseconds());
            }
        }

        if (_database.IsInMemory && entry.Number % Slack == 0)
        {
            Forget(entry.Number - _history);
        }
    }

    private void Write(DeviceRecord device, string name, string value, long taken)
    {
        if (!device.Attributes.TryGetValue(name, out long attribute))
        {
            _database.Run("INSERT INTO attributes (device, name, taken, value) VALUES (?1, ?2, ?3, ?4)", device.Id, name, taken, value);
            attribute = _database.Read(row => row.GetInt64(0), "SELECT last_insert_rowid()")[0];
            device.Attributes.Add(name, attribute);
        }

        _database.Run("UPDATE attributes SET taken = ?2, value = ?3 WHERE id = ?1 AND taken <= ?2", attribute, taken, value);

        // A repeat brings a point that is there already, which must not count twice.
        if (ReadingData.Number(value) is double number
            && _database.Run("INSERT OR IGNORE INTO points VALUES (?1, ?2, ?3)", attribute, taken, number) > 0)
        {
            Array.ForEach(Span.Widths, width => _database.Run(
                """
                INSERT INTO spans VALUES (?1, ?2, ?3, 1, ?4, ?4, ?4) ON CONFLICT DO UPDATE SET
                points = points + 1, total = total + ?4, low = min(low, ?4), high = max(high, ?4)
                """,
                attribute, width, taken / width * width, number));
        }
    }

    /// <summary>In memory the oldest entries go, and with them what was plotted of them.</summary>
    private void Forget(long until)
    {
        _database.Run("DELETE FROM entries WHERE number <= ?1", until);
        long oldest = _database.Read(row => row.IsDBNull(0) ? 0 : row.GetInt64(0), "SELECT min(taken) FROM entries")[0];
        _database.Run("DELETE FROM points WHERE taken < ?1", oldest);
        _database.Run("DELETE FROM spans WHERE start + width < ?1", oldest);
    }
}
