namespace Host.Tool.Images;

/// <summary>
/// What is written to a board's deploy partition: assemblies one behind the other, each filled up with zeros to a multiple
/// of four bytes, the executable last.
/// </summary>
/// <remarks>
/// This is the layout of the <c>.bin</c> file that the nanoFramework project system makes of an executable project: the
/// libraries it references, then the executable. The runtime loads all of them and resolves references afterwards, so the
/// order of the libraries is free; here a library follows those that it uses.
/// </remarks>
internal sealed class DeploymentImage
{
    private const int Alignment = 4;

    private DeploymentImage(IReadOnlyList<PeAssembly> assemblies)
    {
        Assemblies = assemblies;
    }

    /// <summary>The assemblies, in the image's order.</summary>
    public IReadOnlyList<PeAssembly> Assemblies { get; }

    /// <summary>The size of the image in bytes.</summary>
    public int Size => Assemblies.Sum(assembly => Padded(assembly.Bytes.Length));

    /// <summary>Puts an image together from the output folder of an executable project.</summary>
    /// <param name="folder">The folder with the executable's <c>.exe</c> and <c>.pe</c> and its libraries' <c>.pe</c> files.</param>
    /// <exception cref="ToolException">The folder does not hold exactly one executable and all that it uses.</exception>
    public static DeploymentImage FromFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw ToolException.Refused($"{folder}: no such folder");
        }

        string[] executables = [.. Directory.EnumerateFiles(folder, "*.exe").Where(file => File.Exists(Path.ChangeExtension(file, ".pe")))];
        if (executables.Length != 1)
        {
            throw ToolException.Refused(executables.Length == 0
                ? $"{folder}: no .exe with a .pe beside it; name the output folder of Firmware.nfproj, Firmware/bin/Release"
                : $"{folder}: holds {executables.Length} executables; name the output folder of one project");
        }

        Dictionary<string, PeAssembly> assemblies = Directory.EnumerateFiles(folder, "*.pe")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => PeAssembly.Read(File.ReadAllBytes(file), file), StringComparer.Ordinal);
        return new DeploymentImage(InOrder(assemblies, Path.GetFileNameWithoutExtension(executables[0]), folder));
    }

    /// <summary>Reads an image.</summary>
    /// <exception cref="ToolException">It is not an image, or part of it is damaged.</exception>
    public static DeploymentImage Read(ReadOnlyMemory<byte> bytes, string source)
    {
        List<PeAssembly> assemblies = [];
        for (int offset = 0; offset < bytes.Length; offset += Padded(assemblies[^1].Bytes.Length))
        {
            assemblies.Add(PeAssembly.Read(bytes[offset..], offset == 0 ? source : $"{source} at byte {offset}"));
        }

        return assemblies.Count > 0 ? new DeploymentImage(assemblies) : throw ToolException.Refused($"{source}: empty");
    }

    public byte[] ToArray()
    {
        byte[] image = new byte[Size];
        int offset = 0;
        foreach (PeAssembly assembly in Assemblies)
        {
            assembly.Bytes.CopyTo(image.AsMemory(offset));
            offset += Padded(assembly.Bytes.Length);
        }

        return image;
    }

    private static int Padded(int size) => (size + Alignment - 1) / Alignment * Alignment;

    private static List<PeAssembly> InOrder(Dictionary<string, PeAssembly> assemblies, string executable, string folder)
    {
        List<PeAssembly> ordered = [];
        HashSet<string> seen = [];
        foreach (string library in assemblies.Keys.Where(name => name != executable).Order(StringComparer.Ordinal))
        {
            Add(library);
        }

        Add(executable);
        return ordered;

        void Add(string name)
        {
            if (!seen.Add(name))
            {
                return;
            }

            PeAssembly assembly = assemblies[name];
            foreach (string reference in assembly.References)
            {
                if (!assemblies.ContainsKey(reference))
                {
                    throw ToolException.Refused($"{folder}: {reference}.pe is missing, {name} uses it");
                }

                Add(reference);
            }

            ordered.Add(assembly);
        }
    }
}
