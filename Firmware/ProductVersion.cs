using System;

namespace Firmware
{
    /// <summary>Which firmware this is: the version of its assemblies, which a release takes from its tag.</summary>
    public static class ProductVersion
    {
        private static readonly Version s_version = typeof(ProductVersion).Assembly.GetName().Version;

        /// <summary>Gets the version as a person writes it: <c>1.2.0</c>.</summary>
        public static string Text => s_version.Major + "." + s_version.Minor + "." + s_version.Build;

        /// <summary>Gets the version as a number, for a reading: 10200 for 1.2.0.</summary>
        public static int Number => (((s_version.Major * 100) + s_version.Minor) * 100) + s_version.Build;
    }
}
