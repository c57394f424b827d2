using System.Xml.Linq;

namespace Host.Tests.Projects;

/// <summary>A device project as the nanoFramework project system reads it: text, without globs.</summary>
internal sealed class DeviceProject
{
    private static readonly XNamespace s_build = "http://schemas.microsoft.com/developer/msbuild/2003";

    private readonly XDocument _project;
    private readonly XDocument _packages;

    private DeviceProject(string name)
    {
        Folder = Path.Combine(Root, name);
        _project = XDocument.Load(Path.Combine(Folder, name + ".nfproj"));
        _packages = XDocument.Load(Path.Combine(Folder, "packages.config"));
    }

    /// <summary>Gets the four device projects' names.</summary>
    public static string[] Names { get; } = ["Firmware", "Nubison", "Sensors", "Tests"];

    /// <summary>Gets the folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the project's folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the sources that the project lists, relative to its folder, with slashes.</summary>
    public string[] Sources => [.. _project.Descendants(s_build + "Compile").Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'))];

    /// <summary>Gets the sources on disk below the project's folder, in the same form.</summary>
    public string[] SourcesOnDisk =>
    [
        .. Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal)),
    ];

    /// <summary>Gets <c>id.version</c> of the packages that packages.config names.</summary>
    public string[] Packages => [.. _packages.Root!.Elements("package").Select(package => $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}")];

    /// <summary>Gets <c>id.version</c> of the packages that the references lead into.</summary>
    public string[] ReferencedPackages =>
    [
        .. _project.Descendants(s_build + "HintPath").Select(path => path.Value.Split('\\')[2]).Distinct(),
    ];

    /// <summary>Gets the versions of the packages by their ids.</summary>
    public Dictionary<string, string> Versions => _packages.Root!.Elements("package")
        .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);

    /// <summary>Gets the project's properties by name.</summary>
    public Dictionary<string, string> Properties => _project.Root!.Elements(s_build + "PropertyGroup").Elements()
        .ToDictionary(property => property.Name.LocalName, property => property.Value);

    /// <summary>Gets the files that the project imports, in order.</summary>
    public string[] Imports => [.. _project.Root!.Elements(s_build + "Import").Select(import => import.Attribute("Project")!.Value)];

    /// <summary>Gets what the items of a kind include.</summary>
    /// <param name="kind">The kind, such as <c>Reference</c>.</param>
    public string[] Items(string kind) => [.. _project.Descendants(s_build + kind).Select(item => item.Attribute("Include")?.Value ?? string.Empty)];

    /// <summary>Reads a project.</summary>
    public static DeviceProject Load(string name) => new(name);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);

        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NubisonFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the solution's folder.");
    }
}
