using System.Text;
using Host.Nano.FileSystem;

namespace System.IO
{
    /// <summary>
    /// Stands in for nanoFramework.System.IO.FileSystem: files on the current board's flash. Members that are left
    /// out do not compile here.
    /// </summary>
    internal static class File
    {
        /// <summary>Tells whether a file is there.</summary>
        public static bool Exists(string path) => DeviceFiles.Exists(path);

        /// <summary>Deletes a file; does nothing where there is none.</summary>
        public static void Delete(string path) => DeviceFiles.Delete(path);

        /// <summary>Gives a file another name, which is not taken.</summary>
        public static void Move(string sourceFileName, string destFileName) => DeviceFiles.Move(sourceFileName, destFileName);

        /// <summary>Makes a file, or empties it.</summary>
        public static FileStream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        /// <summary>Opens a file.</summary>
        public static FileStream Open(string path, FileMode mode) => new FileStream(path, mode);

        /// <summary>Opens a file.</summary>
        public static FileStream Open(string path, FileMode mode, FileAccess access) => new FileStream(path, mode, access, FileShare.None);

        /// <summary>Opens a file.</summary>
        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => new FileStream(path, mode, access, share);

        /// <summary>Opens a file to read it.</summary>
        public static FileStream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);

        /// <summary>Opens a file, or makes it, to write it.</summary>
        public static FileStream OpenWrite(string path) => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);

        /// <summary>Reads a whole file.</summary>
        public static byte[] ReadAllBytes(string path)
        {
            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                byte[] bytes = new byte[(int)file.Length];
                int count = 0;
                while (count < bytes.Length)
                {
                    count += file.Read(bytes, count, bytes.Length - count);
                }

                return bytes;
            }
        }

        /// <summary>Reads a whole file as UTF-8.</summary>
        public static string ReadAllText(string path)
        {
            byte[] bytes = ReadAllBytes(path);
            return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
        }

        /// <summary>Writes a whole file.</summary>
        public static void WriteAllBytes(string path, byte[] bytes)
        {
            using (FileStream file = new FileStream(path, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes, 0, bytes.Length);
            }
        }

        /// <summary>Writes a whole file as UTF-8.</summary>
        public static void WriteAllText(string path, string contents) =>
            WriteAllBytes(path, string.IsNullOrEmpty(contents) ? new byte[0] : Encoding.UTF8.GetBytes(contents));
    }
}
