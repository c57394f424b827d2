namespace System.Net.NetworkInformation;

/// <summary>Stands in for nanoFramework.System.Net: the link came or went.</summary>
public class NetworkAvailabilityEventArgs : EventArgs
{
    internal NetworkAvailabilityEventArgs(bool isAvailable) => IsAvailable = isAvailable;

    /// <summary>Gets a value indicating whether there is a link.</summary>
    public bool IsAvailable { get; }
}
