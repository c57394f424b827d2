using System.IO;
using System.Threading.Tasks;

namespace System.Net;

/// <summary>
/// Stands in for nanoFramework.System.Net.Http: an answer of a server. Closing it closes the connection; so does
/// disposing of it or dropping it, unless the server sent a <c>Connection</c> header of its own that is not
/// <c>close</c>.
/// </summary>
public class HttpWebResponse : WebResponse
{
    private readonly HttpWebRequest _request;
    private readonly ResponseHead _head;
    private HttpStream? _stream;

    internal HttpWebResponse(HttpWebRequest request, ResponseHead head, HttpStream stream)
    {
        _request = request;
        _head = head;
        _stream = stream;
    }

    /// <summary>Gets the status; 0 where what came is not HTTP.</summary>
    public HttpStatusCode StatusCode => (HttpStatusCode)_head.Status;

    /// <summary>Gets what the server says to the status; null where what came is not HTTP.</summary>
    public string? StatusDescription => _head.Description;

    /// <summary>Gets the version of HTTP; null where what came is not HTTP.</summary>
    public Version? ProtocolVersion => _head.Version;

    /// <summary>Gets the request's method.</summary>
    public string Method => _request.Method;

    /// <inheritdoc/>
    public override WebHeaderCollection? Headers => _head.Headers;

    /// <inheritdoc/>
    public override long ContentLength => _head.ContentLength;

    /// <inheritdoc/>
    public override string ContentType => GetResponseHeader("Content-Type");

    /// <inheritdoc/>
    public override Uri ResponseUri => _request.Address;

    /// <summary>Gives a header's value.</summary>
    /// <param name="headerName">Its name.</param>
    /// <returns>The value; empty where there is none.</returns>
    /// <exception cref="NullReferenceException">What came is not HTTP.</exception>
    public string GetResponseHeader(string headerName) => _head.Headers![headerName] ?? string.Empty;

    /// <inheritdoc/>
    /// <exception cref="NullReferenceException">The answer is closed.</exception>
    public override Stream GetResponseStream() => _stream!.Clone(takesWindow: true);

    /// <inheritdoc/>
    public override void Close()
    {
        _stream?.Dispose();
        _stream = null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        HttpStream? stream = _stream;
        _stream = null;

        if (stream is null)
        {
            return;
        }

        string? connection = _head.Headers?["Connection"];

        if (!_request.KeepAlive || connection is null || connection.Equals("close", StringComparison.OrdinalIgnoreCase))
        {
            _request.Forget(stream);
            stream.Dispose();
        }
        else
        {
            Task.Run(stream.Drain);
        }
    }
}
