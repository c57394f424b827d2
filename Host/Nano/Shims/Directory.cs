using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: folders on the current board's flash.</summary>
    internal static class Directory
    {
        /// <summary>Makes a folder; does nothing where it is there.</summary>
        public static void CreateDirectory(string path) => DeviceFiles.CreateFolder(path);

        /// <summary>Deletes an empty folder.</summary>
        public static void Delete(string path) => DeviceFiles.DeleteFolder(path, false);

        /// <summary>Deletes a folder.</summary>
        public static void Delete(string path, bool recursive) => DeviceFiles.DeleteFolder(path, recursive);

        /// <summary>Tells whether a folder is there.</summary>
        public static bool Exists(string path) => DeviceFiles.FolderExists(path);

        /// <summary>Lists a folder's files with their whole paths.</summary>
        public static string[] GetFiles(string path) => DeviceFiles.Files(path);

        /// <summary>Lists a folder's folders with their whole paths.</summary>
        public static string[] GetDirectories(string path) => DeviceFiles.Folders(path);
    }
}
