namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: a request failed.</summary>
public class WebException : InvalidOperationException
{
    /// <summary>Initializes a new instance of the <see cref="WebException"/> class.</summary>
    /// <param name="message">What failed.</param>
    public WebException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WebException"/> class.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">What it follows from.</param>
    public WebException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WebException"/> class.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="status">Why.</param>
    public WebException(string message, WebExceptionStatus status)
        : base(message) => Status = status;

    /// <summary>Initializes a new instance of the <see cref="WebException"/> class.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="inner">What it follows from.</param>
    /// <param name="status">Why.</param>
    /// <param name="response">The answer, or null.</param>
    public WebException(string message, Exception inner, WebExceptionStatus status, WebResponse? response)
        : base(message, inner)
    {
        Status = status;
        Response = response;
    }

    /// <summary>Gets why; <see cref="WebExceptionStatus.Success"/> where nothing is said.</summary>
    public WebExceptionStatus Status { get; }

    /// <summary>Gets the answer, or null.</summary>
    public WebResponse? Response { get; }
}
