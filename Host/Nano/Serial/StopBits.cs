namespace System.IO.Ports;

/// <summary>Stands in for nanoFramework.System.IO.Ports: how many stop bits; the virtual board's ports have one.</summary>
public enum StopBits
{
    /// <summary>One.</summary>
    One = 1,
}
