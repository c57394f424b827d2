namespace Host.Tool.Boards;

/// <summary>How nanoFramework divides a flash.</summary>
/// <param name="Megabytes">The size of the flash in MB.</param>
/// <param name="DeployAddress">Where the application is, in bytes from the flash's start.</param>
/// <param name="DeploySize">The largest application, in bytes.</param>
/// <param name="FilesSize">The size of the file system <c>I:\</c>, which also holds the device's own configuration, in bytes.</param>
internal sealed record FlashLayout(int Megabytes, int DeployAddress, int DeploySize, int FilesSize);
