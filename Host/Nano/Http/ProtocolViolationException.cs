namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: HTTP is used or spoken wrongly.</summary>
/// <param name="message">In which way.</param>
public class ProtocolViolationException(string message) : InvalidOperationException(message);
