using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Host.Tool.Flasher;

/// <summary>A folder for files that hold secrets: only its owner may read it, and it is gone in the end, whatever happens.</summary>
internal sealed class SecretFolder : IDisposable
{
    private const string Prefix = "nubison-";

    private readonly string _path;
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Makes the folder, and deletes those of processes that were killed.</summary>
    public SecretFolder(string parent)
    {
        foreach (string left in Directory.EnumerateDirectories(parent, Prefix + "*-*").Where(IsLeft))
        {
            try
            {
                Delete(left);
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's.
            }
        }

        _path = Path.Combine(parent, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path); // A user's temporary folder is that user's alone.
        }
        else
        {
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        // Ctrl+C cancels what runs, and so disposes this. A closed terminal ends the process at once.
        _signals = [.. new[] { PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, _ => Delete(_path)))];
    }

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

        Delete(_path);
    }

    private static bool IsLeft(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int owner))
        {
            return false;
        }

        try
        {
            using Process process = Process.GetProcessById(owner);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was quicker.
        }
    }
}
