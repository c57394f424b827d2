namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: a kind of address.</summary>
public enum AddressFamily
{
    /// <summary>IPv4.</summary>
    InterNetwork = 2,
}
