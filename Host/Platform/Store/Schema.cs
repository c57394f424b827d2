namespace Host.Platform.Store;

/// <summary>The tables. Times are milliseconds since 1970, UTC.</summary>
internal static class Schema
{
    /// <summary>The version that is written into the file; another one is not read.</summary>
    public const int Version = 1;

    /// <summary>
    /// Makes the tables. <c>points</c> has each numeric attribute of each reading once; <c>spans</c> the same by the minute
    /// and by the hour, so that a plot of years reads no more rows than one of an hour.
    /// </summary>
    public const string Tables =
        """
        CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE devices (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT, model TEXT);
        CREATE TABLE entries (
            number INTEGER PRIMARY KEY, device INTEGER NOT NULL, time INTEGER NOT NULL, kind INTEGER NOT NULL,
            data TEXT, taken INTEGER, sequence INTEGER, mark INTEGER NOT NULL, missing INTEGER NOT NULL);
        CREATE INDEX entries_by_device ON entries (device, number);
        CREATE INDEX entries_by_kind ON entries (device, kind);
        CREATE INDEX entries_by_taken ON entries (device, taken) WHERE taken IS NOT NULL;
        CREATE INDEX entries_by_sequence ON entries (device, sequence) WHERE sequence IS NOT NULL;
        CREATE TABLE attributes (
            id INTEGER PRIMARY KEY, device INTEGER NOT NULL, name TEXT NOT NULL, taken INTEGER NOT NULL, value TEXT NOT NULL,
            UNIQUE (device, name));
        CREATE TABLE points (
            attribute INTEGER NOT NULL, taken INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (attribute, taken)) WITHOUT ROWID;
        CREATE TABLE spans (
            attribute INTEGER NOT NULL, width INTEGER NOT NULL, start INTEGER NOT NULL,
            points INTEGER NOT NULL, total REAL NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
            PRIMARY KEY (attribute, width, start)) WITHOUT ROWID;
        """;
}
