namespace Host.Tool.Flasher;

/// <summary>A folder for files that hold secrets: only its owner may read it, and it is gone in the end, whatever happens.</summary>
public sealed class SecretFolder : IDisposable
{
    private readonly string _path;

    /// <summary>Makes the folder.</summary>
    /// <param name="parent">Where.</param>
    public SecretFolder(string parent)
    {
        _path = Path.Combine(parent, "nubison-" + Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path); // A user's temporary folder is that user's alone.
        }
        else
        {
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What goes in.</param>
    /// <returns>Its full path.</returns>
    public string Write(string name, string content)
    {
        string file = Path.Combine(_path, name);
        File.WriteAllText(file, content);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
    }
}
