namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: an option.</summary>
public enum SocketOptionName
{
    /// <summary>Every write is sent at once.</summary>
    NoDelay = 1,
}
