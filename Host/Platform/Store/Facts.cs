namespace Host.Platform.Store;

/// <summary>What a platform knows about itself and must not forget between two starts: ports, account, keys.</summary>
internal sealed class Facts(Database database)
{
    /// <summary>Gets or sets a fact; null if it is not known.</summary>
    public string? this[string name]
    {
        get => database.Read(row => row.GetString(0), "SELECT value FROM facts WHERE name = ?1", name).SingleOrDefault();
        set => database.Write(() => database.Run("INSERT OR REPLACE INTO facts VALUES (?1, ?2)", name, value));
    }
}
