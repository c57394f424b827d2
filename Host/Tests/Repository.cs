namespace Host.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    internal static string PathOf(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NubisonFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("NubisonFirmware.sln");
    }
}
