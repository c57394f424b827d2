namespace System.Net.Sockets;

/// <summary>Stands in for nanoFramework.System.Net: a protocol.</summary>
public enum ProtocolType
{
    /// <summary>TCP.</summary>
    Tcp = 6,
}
