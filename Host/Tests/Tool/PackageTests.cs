using System.Xml.Linq;
using Host.Tool.Flasher;

namespace Host.Tests.Tool;

[TestClass]
public sealed class PackageTests
{
    // Package and version that the native halves in BoardRuntime.Needed were looked up for, and the assembly in it.
    private static readonly Dictionary<string, (string Version, string? Assembly)> LookedUp = new()
    {
        ["nanoFramework.CoreLibrary"] = ("1.17.11", "mscorlib"),
        ["nanoFramework.System.Net"] = ("1.11.60", "System.Net"),
        ["nanoFramework.Hardware.Esp32"] = ("1.6.42", "nanoFramework.Hardware.Esp32"),
        ["nanoFramework.System.Device.Wifi"] = ("1.5.149", "System.Device.Wifi"),
        ["nanoFramework.System.Device.Gpio"] = ("1.1.62", "System.Device.Gpio"),
        ["nanoFramework.System.Device.I2c"] = ("1.1.29", "System.Device.I2c"),
        ["nanoFramework.System.Device.Adc"] = ("1.1.24", "System.Device.Adc"),
        ["nanoFramework.System.IO.Ports"] = ("1.1.139", "System.IO.Ports"),
        ["nanoFramework.Runtime.Native"] = ("1.7.11", "nanoFramework.Runtime.Native"),
        ["nanoFramework.Runtime.Events"] = ("1.11.37", "nanoFramework.Runtime.Events"),
        ["nanoFramework.System.IO.Streams"] = ("1.1.96", null),
        ["nanoFramework.System.IO.FileSystem"] = ("1.1.93", "System.IO.FileSystem"),
        ["nanoFramework.System.Text"] = ("1.3.42", "nanoFramework.System.Text"),
        ["nanoFramework.System.Threading"] = ("1.1.52", null),
        ["nanoFramework.System.Collections"] = ("1.5.75", "nanoFramework.System.Collections"),
    };

    [TestMethod]
    public void The_native_code_the_tool_asks_for_is_that_of_the_packages_the_firmware_is_built_with()
    {
        XDocument packages = XDocument.Load(Repository.PathOf("Firmware/packages.config"));
        foreach (XElement package in packages.Root!.Elements())
        {
            string id = package.Attribute("id")!.Value;
            Assert.IsTrue(LookedUp.TryGetValue(id, out (string Version, string? Assembly) known), $"{id}: look up its native version and checksum, add them to BoardRuntime.Needed and here");
            Assert.AreEqual(known.Version, package.Attribute("version")!.Value, $"{id}: look up the new version's native version and checksum");
            Assert.IsTrue(known.Assembly is null || BoardRuntime.Needed.Any(native => native.Name == known.Assembly), id);
        }

        Assert.AreEqual(LookedUp.Values.Count(known => known.Assembly is not null), BoardRuntime.Needed.Count);
    }

    [TestMethod]
    public void The_device_projects_name_the_packages_of_their_lists()
    {
        foreach (string project in new[] { "Firmware", "Nubison", "Sensors" })
        {
            string text = File.ReadAllText(Repository.PathOf($"{project}/{project}.nfproj"));
            foreach (XElement package in XDocument.Load(Repository.PathOf($"{project}/packages.config")).Root!.Elements())
            {
                StringAssert.Contains(text, $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}\\");
            }
        }
    }
}
