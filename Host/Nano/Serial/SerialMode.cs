namespace System.IO.Ports;

/// <summary>Stands in for nanoFramework.System.IO.Ports: whether a pin tells an RS-485 transceiver when to send.</summary>
public enum SerialMode
{
    /// <summary>No.</summary>
    Normal = 0,

    /// <summary>Yes, the port's RTS pin.</summary>
    RS485 = 1,
}
