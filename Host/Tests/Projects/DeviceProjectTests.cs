namespace Host.Tests.Projects;

/// <summary>
/// The device projects list what is on disk. The host build takes whole folders, so nothing else would notice here
/// that a device build lacks a file.
/// </summary>
[TestClass]
public class DeviceProjectTests
{
    public static IEnumerable<object[]> Projects => DeviceProject.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void A_project_lists_every_source_of_its_folder_once_and_no_other(string name)
    {
        DeviceProject project = DeviceProject.Load(name);
        string[] own = [.. project.Sources.Where(source => !source.StartsWith("../", StringComparison.Ordinal))];

        CollectionAssert.AreEquivalent(project.SourcesOnDisk, own, $"{name}.nfproj and the folder differ.");
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void A_linked_source_is_there(string name)
    {
        DeviceProject project = DeviceProject.Load(name);

        foreach (string source in project.Sources.Where(source => source.StartsWith("../", StringComparison.Ordinal)))
        {
            Assert.IsTrue(File.Exists(Path.Combine(project.Folder, source)), source);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void The_packages_are_those_that_the_references_lead_into(string name)
    {
        DeviceProject project = DeviceProject.Load(name);
        CollectionAssert.AreEquivalent(project.Packages, project.ReferencedPackages);
    }

    /// <summary>MSTest passes over a method without [TestMethod], whatever rows it has; the device's launcher runs it.</summary>
    [TestMethod]
    [DataRow("Tests")]
    [DataRow("Host/Tests")]
    public void Rows_belong_to_a_test(string folder)
    {
        string[] untested =
        [
            .. Directory.GetFiles(Path.Combine(DeviceProject.Root, folder), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => File.ReadAllText(file).ReplaceLineEndings("\n").Split("\n\n"))
                .Where(member => member.Contains("    [DataRow(", StringComparison.Ordinal) && !member.Contains("    [TestMethod]", StringComparison.Ordinal)),
        ];

        Assert.IsEmpty(untested, string.Join("\n\n", untested));
    }

    [TestMethod]
    public void A_package_has_the_same_version_in_every_project()
    {
        string[] twice =
        [
            .. DeviceProject.Names.SelectMany(name => DeviceProject.Load(name).Versions)
                .Distinct()
                .GroupBy(package => package.Key)
                .Where(versions => versions.Count() > 1)
                .Select(versions => versions.Key),
        ];

        Assert.IsEmpty(twice);
    }
}
