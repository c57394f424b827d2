using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: a file on the current board's flash.</summary>
    internal sealed class FileStream : DeviceFileStream
    {
        /// <summary>Initializes a new instance of the <see cref="FileStream"/> class.</summary>
        public FileStream(string path, FileMode mode)
            : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
        {
        }

        /// <summary>Initializes a new instance of the <see cref="FileStream"/> class.</summary>
        public FileStream(string path, FileMode mode, FileAccess access)
            : this(path, mode, access, FileShare.Read)
        {
        }

        /// <summary>Initializes a new instance of the <see cref="FileStream"/> class.</summary>
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
            : base(path, mode, access, share)
        {
        }
    }
}
