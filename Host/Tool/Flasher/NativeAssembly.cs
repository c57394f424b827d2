namespace Host.Tool.Flasher;

/// <summary>The native half of an assembly: it is in the runtime, the managed half in the application, and both must fit.</summary>
/// <param name="Version">The native half's own version.</param>
/// <param name="Checksum">The checksum of its methods' signatures, which decides whether the halves fit.</param>
internal sealed record NativeAssembly(string Name, string Version, uint Checksum);
