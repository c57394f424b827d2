namespace System.Net;

/// <summary>
/// The head of an answer, read as nanoFramework reads it: what is not HTTP has status 0 and no headers, and reading
/// ends silently at the first header that is wrong or too much.
/// </summary>
internal sealed class ResponseHead
{
    private const int LineLimit = 4000;

    public int Status { get; private set; }

    public string? Description { get; private set; }

    public Version? Version { get; private set; }

    public WebHeaderCollection? Headers { get; private set; }

    public long ContentLength { get; private set; } = -1;

    public bool IsChunked { get; private set; }

    /// <summary>Reads the head, up to a limit in kB, or -1 for none.</summary>
    /// <exception cref="WebException">A line is too long.</exception>
    /// <exception cref="Sockets.SocketException">The connection ended, or nothing came in time.</exception>
    public static ResponseHead Read(HttpStream stream, int limit)
    {
        var head = new ResponseHead();

        if (head.ReadStatus(stream.ReadLine(LineLimit).Trim()))
        {
            head.ReadHeaders(stream, limit < 0 ? int.MaxValue : limit * 1024);
        }

        return head;
    }

    private bool ReadStatus(string line)
    {
        string[] parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        Version? version = parts.FirstOrDefault()?.ToLowerInvariant() switch
        {
            "http/1.1" => HttpVersion.Version11,
            "http/1.0" => HttpVersion.Version10,
            _ => null,
        };

        if (version is null || parts.Length < 2 || !int.TryParse(parts[1], out int status))
        {
            return false;
        }

        Version = version;
        Status = status;
        Description = parts.ElementAtOrDefault(2) ?? string.Empty;
        Headers = new WebHeaderCollection();
        return true;
    }

    private void ReadHeaders(HttpStream stream, int left)
    {
        for (string line = stream.ReadHeader(LineLimit); line.Length > 0; line = stream.ReadHeader(LineLimit))
        {
            left -= line.Length;
            int colon = line.IndexOf(':');

            if (left < 0 || colon < 0 || !Take(line[..colon], line[(colon + 1)..].TrimStart()))
            {
                return;
            }
        }
    }

    private bool Take(string name, string value)
    {
        Headers!.AddInternal(name, value);

        if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
        {
            IsChunked |= value.Contains("chunked", StringComparison.OrdinalIgnoreCase);
        }

        if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        bool isNumber = int.TryParse(value, out int length);
        ContentLength = isNumber ? length : ContentLength;
        return isNumber;
    }
}
