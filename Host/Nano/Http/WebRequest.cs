using System.IO;

namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: a request. Its finalizer closes its connection where no answer came.</summary>
public abstract class WebRequest : MarshalByRefObject, IDisposable
{
    /// <summary>Finalizes an instance of the <see cref="WebRequest"/> class.</summary>
    ~WebRequest() => Dispose(false);

    /// <summary>Gets or sets the method; GET at first.</summary>
    public abstract string Method { get; set; }

    /// <summary>Gets where the request goes.</summary>
    public abstract Uri RequestUri { get; }

    /// <summary>Gets the headers.</summary>
    public abstract WebHeaderCollection Headers { get; }

    /// <summary>Gets or sets the length of the body in bytes; -1 for not told.</summary>
    public abstract long ContentLength { get; set; }

    /// <summary>Gets or sets the content type.</summary>
    public abstract string? ContentType { get; set; }

    /// <summary>Gets or sets how long the answer's head may take, in milliseconds; 100 s at first.</summary>
    public abstract int Timeout { get; set; }

    /// <summary>Makes a request for http or https.</summary>
    /// <param name="requestUriString">Where it goes.</param>
    /// <returns>The request, a <see cref="HttpWebRequest"/>.</returns>
    /// <exception cref="NotSupportedException">Another scheme.</exception>
    public static WebRequest Create(string requestUriString) => Create(new Uri(requestUriString));

    /// <summary>Makes a request for http or https.</summary>
    /// <param name="requestUri">Where it goes.</param>
    /// <returns>The request, a <see cref="HttpWebRequest"/>.</returns>
    /// <exception cref="NotSupportedException">Another scheme.</exception>
    public static WebRequest Create(Uri requestUri) => requestUri.Scheme is "http" or "https"
        ? new HttpWebRequest(requestUri)
        : throw new NotSupportedException($"WebRequest.Create for {requestUri.Scheme}");

    /// <summary>Sends the head, and gives what the body is written to.</summary>
    /// <returns>The body; disposing of it closes the connection.</returns>
    public abstract Stream GetRequestStream();

    /// <summary>Sends the head where that was not done, and waits for the answer's head.</summary>
    /// <returns>The answer.</returns>
    public abstract WebResponse GetResponse();

    /// <summary>Gives the request up: its connection is closed where no answer came.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the request up.</summary>
    /// <param name="disposing">False from the finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
