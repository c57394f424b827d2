using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: what is known of a file on the current board's flash.</summary>
    internal sealed class FileInfo
    {
        private readonly string _path;

        /// <summary>Initializes a new instance of the <see cref="FileInfo"/> class.</summary>
        public FileInfo(string fileName) => _path = fileName;

        /// <summary>Gets the length in bytes.</summary>
        public long Length => BoardFiles.Length(_path);
    }
}
