using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: a file on the current board's flash.</summary>
    internal sealed class FileStream : BoardFileStream
    {
        /// <summary>Initializes a new instance of the <see cref="FileStream"/> class.</summary>
        public FileStream(string path, FileMode mode, FileAccess access)
            : base(path, mode, access, FileShare.Read)
        {
        }
    }
}
