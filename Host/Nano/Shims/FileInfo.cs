using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: what is known of a file on the current board's flash.</summary>
    internal sealed class FileInfo
    {
        private readonly string _path;

        public FileInfo(string fileName) => _path = fileName;

        /// <summary>Gets the length in bytes.</summary>
        public long Length => BoardFiles.Length(_path);
    }
}
