using System.Runtime.InteropServices;

namespace Host.Tool.Flasher;

/// <summary>A folder for files that hold secrets: only its owner may read it, and it is gone in the end, whatever happens.</summary>
internal sealed class SecretFolder : IDisposable
{
    private readonly string _path;
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Makes the folder.</summary>
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
        // Ctrl+C cancels what runs, and so disposes this. A closed terminal ends the process at once.
        _signals = [.. new[] { PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, _ => Delete()))];
    }

    /// <summary>Writes a file.</summary>
    public string Write(string name, string content)
    {
        string file = Path.Combine(_path, name);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(file, options);
        writer.Write(content);
        return file;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        Delete();
    }

    private void Delete()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
