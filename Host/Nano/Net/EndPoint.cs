namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net: one end of a connection.</summary>
public abstract class EndPoint
{
}
