namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: a kind of socket.</summary>
public enum SocketType
{
    /// <summary>TCP.</summary>
    Stream = 1,
}
