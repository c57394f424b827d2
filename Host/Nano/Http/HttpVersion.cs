namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: the versions of HTTP.</summary>
public class HttpVersion
{
    /// <summary>HTTP/1.0.</summary>
    public static readonly Version Version10 = new(1, 0);

    /// <summary>HTTP/1.1.</summary>
    public static readonly Version Version11 = new(1, 1);
}
