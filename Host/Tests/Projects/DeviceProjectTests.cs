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
                .Where(member => member.Contains("    [DataRow(", StringComparison.Ordinal) && !member.Contains("    [TestMethod", StringComparison.Ordinal)),
        ];

        Assert.IsEmpty(untested, string.Join("\n\n", untested));
    }

    /// <summary>The launcher numbers what stands before a test, and the test adapter in Visual Studio what it knows of it: the rows.</summary>
    [TestMethod]
    public void Every_test_of_the_device_collects_after_its_rows()
    {
        string[] lines = [.. Directory.GetFiles(DeviceProject.Load("Tests").Folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).Select(line => line.Trim())];
        string[] without =
        [
            .. lines.Zip(lines.Skip(1))
                .Where(pair => pair.First.StartsWith("[TestMethod", StringComparison.Ordinal))
                .Where(pair => pair.First != "[TestMethod, Collect]" || !pair.Second.StartsWith("public void ", StringComparison.Ordinal))
                .Select(pair => $"{pair.First} {pair.Second}"),
        ];

        Assert.IsEmpty(without, string.Join("\n", without));
    }

    /// <summary>
    /// What nanoFramework's own projects have (nanoframework/Samples and nanoFramework.IoT.Device). Left out on purpose:
    /// AppDesignerFolder and FileAlignment, which do nothing here, and SignAssembly, for which one would need a key.
    /// </summary>
    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void A_project_has_what_nanoFrameworks_own_have(string name)
    {
        DeviceProject project = DeviceProject.Load(name);
        const string System = "$(NanoFrameworkProjectSystemPath)NFProjectSystem.";

        Assert.AreEqual("{11A8DD76-328B-46DF-9F39-F559912D0360};{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}", project.Properties["ProjectTypeGuids"]);
        Assert.AreEqual(name == "Firmware" ? "Exe" : "Library", project.Properties["OutputType"]);
        Assert.AreEqual(name, project.Properties["RootNamespace"]);
        Assert.AreEqual(name == "Tests" ? "NFUnitTest" : name, project.Properties["AssemblyName"]);
        Assert.AreEqual("v1.0", project.Properties["TargetFrameworkVersion"]);
        CollectionAssert.AreEqual(new[] { @"..\nfproj.props", System + "Default.props", System + "props", System + "CSharp.targets" }, project.Imports);
        CollectionAssert.Contains(project.Items("None"), "packages.config");
        Assert.HasCount(1, project.Items("ProjectConfigurationsDeclaredAsItems"));
        Assert.IsFalse(project.Properties.ContainsKey("GenerateManifests"), "The project system sets it again, last of all.");
    }

    /// <summary>Without them Visual Studio's Test Explorer shows no test.</summary>
    [TestMethod]
    public void The_unit_tests_project_is_one_that_the_test_adapter_takes()
    {
        DeviceProject project = DeviceProject.Load("Tests");

        CollectionAssert.AreEqual(new[] { "TestContainer" }, project.Items("ProjectCapability"));
        Assert.AreEqual("False", project.Properties["IsCodedUITest"]);
        Assert.AreEqual("true", project.Properties["IsTestProject"]);
        Assert.AreEqual("UnitTest", project.Properties["TestProjectType"]);
        Assert.AreEqual(@"$(MSBuildProjectDirectory)\nano.runsettings", project.Properties["RunSettingsFilePath"]);
        CollectionAssert.Contains(project.Items("None"), "nano.runsettings");
        CollectionAssert.IsSubsetOf(new[] { "mscorlib", "nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher" }, project.Items("Reference"));
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
