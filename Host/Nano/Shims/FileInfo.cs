using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: what is known of a file on the current board's flash.</summary>
    internal sealed class FileInfo
    {
        /// <summary>Initializes a new instance of the <see cref="FileInfo"/> class.</summary>
        public FileInfo(string fileName)
        {
            FullName = fileName;
        }

        /// <summary>Gets the whole path.</summary>
        public string FullName { get; }

        /// <summary>Gets the name without its folder.</summary>
        public string Name => Path.GetFileName(FullName);

        /// <summary>Gets a value indicating whether the file is there.</summary>
        public bool Exists => DeviceFiles.Exists(FullName);

        /// <summary>Gets the length in bytes.</summary>
        public long Length => DeviceFiles.Length(FullName);

        /// <summary>Deletes the file.</summary>
        public void Delete() => DeviceFiles.Delete(FullName);
    }
}
