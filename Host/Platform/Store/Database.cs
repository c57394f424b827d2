using Microsoft.Data.Sqlite;

namespace Host.Platform.Store;

/// <summary>
/// The SQLite database of one platform. All writing goes over one connection, a transaction at a time. Where it is a
/// file, whoever only reads has a connection of its own and neither waits for a writer nor makes it wait (WAL).
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string? _readOnly;
    private readonly FileStream? _inUse;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    /// <summary>Opens a database; one that does not exist yet is made.</summary>
    /// <param name="file">The file; null for one in memory that ends with this object.</param>
    /// <exception cref="IOException">The file cannot be opened, is none of ours, or is in use by another platform.</exception>
    public Database(string? file)
    {
        _inUse = file is null ? null : Claim(file);
        _readOnly = file is null ? null : new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ToString());

        try
        {
            _connection.Open();
            Prepare();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidDataException)
        {
            _connection.Dispose();
            _inUse?.Dispose();
            throw new IOException($"{file}: {exception.Message}", exception);
        }
    }

    public bool IsInMemory => _readOnly is null;

    /// <summary>Changes it: all of it or, if an exception leaves the action, nothing. What it ran is on disk afterwards.</summary>
    public void Write(Action action)
    {
        lock (_lock)
        {
            Run("BEGIN IMMEDIATE");

            try
            {
                action();
                Run("COMMIT");
            }
            catch
            {
                Run("ROLLBACK");
                throw;
            }
        }
    }

    /// <summary>Runs a statement, inside <see cref="Write"/>.</summary>
    /// <param name="sql">The statement, with its parameters as <c>?1</c>, <c>?2</c> and so on.</param>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        Bind(command, values);
        return command.ExecuteNonQuery();
    }

    /// <param name="sql">The query, with its parameters as <c>?1</c>, <c>?2</c> and so on.</param>
    public List<T> Read<T>(Func<SqliteDataReader, T> row, string sql, params ReadOnlySpan<object?> values)
    {
        if (_readOnly is not null && !_lock.IsHeldByCurrentThread)
        {
            using SqliteConnection reading = new(_readOnly);
            reading.Open();
            return Read(reading, row, sql, values);
        }

        lock (_lock)
        {
            return Read(_connection, row, sql, values);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (SqliteCommand command in _commands.Values)
            {
                command.Dispose();
            }

            _connection.Dispose();
        }

        if (_readOnly is not null)
        {
            using SqliteConnection pooled = new(_readOnly);
            SqliteConnection.ClearPool(pooled);
        }

        _inUse?.Dispose();
    }

    /// <summary>
    /// One platform a file: a second one would give the same numbers to its entries. The system lets go of the lock
    /// when the process ends, however it ends. The file has keys in it, so it is its owner's alone.
    /// </summary>
    private static FileStream Claim(string file)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();

        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new IOException($"{file}: another platform uses it.", exception);
        }
    }

    private static List<T> Read<T>(SqliteConnection connection, Func<SqliteDataReader, T> row, string sql, ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Bind(command, values);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];

        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            }

            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    private void Prepare()
    {
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        long version = Read(row => row.GetInt64(0), "PRAGMA user_version")[0];
        bool isEmpty = Read(row => row.GetInt64(0), "SELECT count(*) FROM sqlite_schema")[0] == 0;

        if (isEmpty)
        {
            Write(() =>
            {
                Run(Schema.Tables);
                Run($"PRAGMA user_version = {Schema.Version}");
            });
        }
        else if (version != Schema.Version)
        {
            throw new InvalidDataException("not a database of this version of the platform.");
        }
    }
}
