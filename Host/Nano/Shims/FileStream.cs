using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: a file on the current board's flash.</summary>
    internal sealed class FileStream : BoardFileStream
    {
        public FileStream(string path, FileMode mode, FileAccess access)
            : base(path, mode, access)
        {
        }
    }
}
