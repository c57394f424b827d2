using Host.Tool.Images;

namespace Host.Tool.Fleet;

/// <summary>How the boards of a fleet are to be made.</summary>
/// <param name="Target">The runtime's name; null for whatever fits the chip.</param>
/// <param name="Version">The runtime's version; null for whatever fits the application.</param>
/// <param name="Archive">The folder that nanoff takes it from; null for the internet.</param>
/// <param name="IsOnlineVerified">Whether a board is done only when the platform has its first reading.</param>
/// <param name="Parallel">How many boards are worked on at once.</param>
internal sealed record FleetOptions(DeploymentImage Image, string ImageFile, string? Target, string? Version, string? Archive, bool IsOnlineVerified, int Parallel);
