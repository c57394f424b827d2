namespace Host.Simulator.Device;

/// <summary>Keeps two simulators from using one flash folder at a time: a file beside the folder that the first holds open.</summary>
internal sealed class FlashLock : IDisposable
{
    private readonly FileStream _file;

    private FlashLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder that exists.</summary>
    public static FlashLock Take(DirectoryInfo folder)
    {
        string file = Path.TrimEndingDirectorySeparator(folder.FullName) + ".lock";

        try
        {
            return new FlashLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException($"--flash: '{folder}' is in use by another simulator", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
