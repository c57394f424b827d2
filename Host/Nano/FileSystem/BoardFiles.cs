using System.IO;
using Host.Board;

namespace Host.Nano.FileSystem;

/// <summary>
/// The current board's flash as nanoFramework.System.IO.FileSystem has it, for the types of that name that are linked
/// into the device's own assembly (see the Shims folder). What fails throws <see cref="IOException"/> itself.
/// </summary>
public static class BoardFiles
{
    private static Flash Flash => BoardRun.Running.Board.Flash;

    /// <summary>Tells whether a file is there; a path that is none is not a file.</summary>
    public static bool Exists(string path)
    {
        Flash flash = Flash;

        try
        {
            return flash.FileExists(path);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Tells whether a folder is there.</summary>
    public static bool FolderExists(string path) => Flash.FolderExists(path);

    /// <summary>Gives a file's length.</summary>
    /// <returns>The length in bytes when it was closed last.</returns>
    /// <exception cref="IOException">There is no such file.</exception>
    public static long Length(string path) => Flash.Length(path);

    /// <summary>Deletes a file; does nothing if there is none.</summary>
    /// <exception cref="IOException">It is open, or its folder is not there.</exception>
    public static void Delete(string path) => Flash.Delete(path);

    /// <summary>Makes a folder; does nothing if it is there.</summary>
    public static void CreateFolder(string path) => Flash.CreateFolder(path);

    /// <summary>Lists a folder's files.</summary>
    /// <returns>Their whole paths.</returns>
    /// <exception cref="IOException">There is no such folder.</exception>
    public static string[] Files(string path) => Flash.Files(path);
}
