namespace Host.Platform.Protocol;

/// <summary>A request, as far as the protocol looks at it.</summary>
/// <param name="Method">The method, in upper case.</param>
/// <param name="Path">The path, without a query.</param>
/// <param name="Query">The query with its question mark, or empty.</param>
internal sealed record PlatformRequest(
    string Method, string Path, string Query, string? ContentType, string? Authorization, ReadOnlyMemory<byte> Body);
