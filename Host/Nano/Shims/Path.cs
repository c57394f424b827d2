namespace System.IO
{
    /// <summary>Stands in for nanoFramework.System.IO.FileSystem: paths as the device writes them, with backslashes.</summary>
    internal static class Path
    {
        /// <summary>Puts two parts of a path together.</summary>
        public static string Combine(string path1, string path2)
        {
            if (path1.Length == 0 || path2.Length == 0)
            {
                return path1 + path2;
            }

            return path1[path1.Length - 1] == '\\' ? path1 + path2 : path1 + "\\" + path2;
        }

        /// <summary>Gives a path's last part.</summary>
        public static string GetFileName(string path) => path.Substring(path.LastIndexOf('\\') + 1);
    }
}
