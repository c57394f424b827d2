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
        public static bool Exists(string path) => BoardFiles.Exists(path);

        /// <summary>Deletes a file; does nothing if there is none.</summary>
        public static void Delete(string path) => BoardFiles.Delete(path);

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
    }
}
