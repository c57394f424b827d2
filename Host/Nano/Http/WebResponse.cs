using System.IO;

namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: an answer. Its finalizer closes its connection.</summary>
public abstract class WebResponse : MarshalByRefObject, IDisposable
{
    /// <summary>Finalizes an instance of the <see cref="WebResponse"/> class.</summary>
    ~WebResponse() => Dispose(false);

    /// <summary>Gets the length of the body in bytes; -1 where it is not told.</summary>
    public abstract long ContentLength { get; }

    /// <summary>Gets the content type; empty for none.</summary>
    public abstract string ContentType { get; }

    /// <summary>Gets who answered.</summary>
    public abstract Uri ResponseUri { get; }

    /// <summary>Gets the headers; null where what came is not HTTP.</summary>
    public abstract WebHeaderCollection? Headers { get; }

    /// <summary>Gives the body.</summary>
    /// <returns>The body.</returns>
    public abstract Stream GetResponseStream();

    /// <summary>Closes the connection.</summary>
    public abstract void Close();

    /// <summary>Gives the answer up; see the derived class for what becomes of the connection.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the answer up.</summary>
    /// <param name="disposing">False from the finalizer.</param>
    protected abstract void Dispose(bool disposing);
}
