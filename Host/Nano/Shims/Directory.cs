using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: folders on the current board's flash.</summary>
    internal static class Directory
    {
        /// <summary>Makes a folder; does nothing if it is there.</summary>
        public static void CreateDirectory(string path) => BoardFiles.CreateFolder(path);

        /// <summary>Tells whether a folder is there.</summary>
        public static bool Exists(string path) => BoardFiles.FolderExists(path);

        /// <summary>Lists a folder's files with their whole paths.</summary>
        public static string[] GetFiles(string path) => BoardFiles.Files(path);
    }
}
