namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: what an option belongs to.</summary>
public enum SocketOptionLevel
{
    /// <summary>TCP.</summary>
    Tcp = 6,
}
