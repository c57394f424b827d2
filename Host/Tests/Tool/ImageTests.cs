using Host.Tool.Images;

namespace Host.Tests.Tool;

[TestClass]
public sealed class ImageTests
{
    [TestMethod]
    public async Task The_image_is_the_assemblies_filled_up_to_four_bytes_with_the_executable_last()
    {
        using ToolRun run = new();
        FirmwareBuild.WriteTo(run);

        int status = await run.RunAsync("image", "--from", "Firmware/bin/Release", "--to", "out.bin");

        Assert.AreEqual(0, status, run.Error);
        byte[] expected = [.. new[] { "mscorlib", "Nubison", "System.Net", "Firmware" }.SelectMany(name => Filled(File.ReadAllBytes(run.PathOf($"Firmware/bin/Release/{name}.pe"))))];
        CollectionAssert.AreEqual(expected, File.ReadAllBytes(run.PathOf("out.bin")));
        StringAssert.Contains(run.Output, $"{expected.Length:N0} bytes, 0 % of the deploy partition of esp32 with 4 MB (1,835,008 bytes at 0x1E0000)");
        StringAssert.Matches(run.Output, new(@"System\.Net\s+1\.11\.60\.0\s+\d+\s+0x8EFB9944"));
    }

    [TestMethod]
    public void An_image_reads_back_as_the_assemblies_it_was_made_of()
    {
        using ToolRun run = new();
        FirmwareBuild.WriteTo(run);
        DeploymentImage made = DeploymentImage.FromFolder(run.PathOf("Firmware/bin/Release"));

        DeploymentImage read = DeploymentImage.Read(made.ToArray(), "image");

        CollectionAssert.AreEqual(new[] { "mscorlib", "Nubison", "System.Net", "Firmware" }, read.Assemblies.Select(assembly => assembly.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "mscorlib", "Nubison", "System.Net" }, read.Assemblies[^1].References.ToArray());
        Assert.AreEqual(new Version(1, 17, 11, 0), read.Assemblies[0].Version);
        Assert.AreEqual(made.Size, read.Size);
    }

    [TestMethod]
    public void The_checksum_is_the_one_nanoFramework_computes()
    {
        // The check value of this CRC-32 over "123456789": that of cksum, without its final inversion and length.
        Assert.AreEqual(0x89A1897Fu, NanoChecksum.Of("123456789"u8));
        Assert.AreEqual(0x89A1897Fu, NanoChecksum.Of("56789"u8, NanoChecksum.Of("1234"u8)));
    }

    [TestMethod]
    public async Task A_missing_library_is_named()
    {
        using ToolRun run = new();
        FirmwareBuild.WriteTo(run);
        File.Delete(run.PathOf("Firmware/bin/Release/System.Net.pe"));

        Assert.AreEqual(2, await run.RunAsync("image", "--from", "Firmware/bin/Release"));

        StringAssert.Contains(run.Error, "System.Net.pe is missing, Firmware uses it");
    }

    [TestMethod]
    public async Task A_folder_without_one_executable_is_refused()
    {
        using ToolRun run = new();
        Directory.CreateDirectory(run.PathOf("empty"));
        FirmwareBuild.WriteTo(run, "two");
        run.Write("two/Other.exe", "MZ");
        run.Write("two/Other.pe", PeFile.Make("Other", "1.0.0.0"));

        foreach ((string folder, string fault) in new[] { ("empty", "no .exe with a .pe beside it"), ("two", "holds 2 executables"), ("none", "no such folder") })
        {
            Assert.AreEqual(2, await run.RunAsync("image", "--from", folder));
            StringAssert.Contains(run.Error, fault);
        }
    }

    [TestMethod]
    public async Task An_image_that_does_not_fit_the_board_is_not_written()
    {
        using ToolRun run = new();
        FirmwareBuild.WriteTo(run, firmwareSize: 70_000);

        int status = await run.RunAsync("image", "--from", "Firmware/bin/Release", "--to", "out.bin", "--board", "esp32", "--flash-size", "2");

        Assert.AreEqual(1, status);
        StringAssert.Contains(run.Error, "do not fit the 65,536 that the ESP32 has for the application on a flash of 2 MB; nothing was written");
        Assert.IsFalse(File.Exists(run.PathOf("out.bin")));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(9)]
    [DataRow(30)]
    [DataRow(150)]
    public void A_damaged_assembly_is_refused(int position)
    {
        byte[] bytes = PeFile.Make("Firmware", "1.0.0.0", 0, 100);
        bytes[position] ^= 1;

        Host.Tool.ToolException fault = Assert.ThrowsExactly<Host.Tool.ToolException>(() => PeAssembly.Read(bytes, "x.pe"));

        StringAssert.StartsWith(fault.Message, "x.pe: ");
    }

    [TestMethod]
    public void An_assembly_cut_off_anywhere_is_refused()
    {
        byte[] bytes = PeFile.Make("Firmware", "1.0.0.0", 0, 100);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.ThrowsExactly<Host.Tool.ToolException>(() => PeAssembly.Read(bytes.AsMemory(0, length), "x.pe"));
        }
    }

    private static byte[] Filled(byte[] bytes) => [.. bytes, .. new byte[(4 - (bytes.Length % 4)) % 4]];
}
