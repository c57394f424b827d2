namespace Host.Board;

/// <summary>
/// The board is off: it sleeps deeply, reboots or has no power. On a device the program is simply gone; here every
/// call of nanoFramework's API throws this, so that each of the device's threads ends.
/// </summary>
internal sealed class BoardStoppedException(RunEnd end) : Exception($"The board is off: {end}.")
{
    public RunEnd End => end;
}
