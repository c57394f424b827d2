namespace System.Net;

/// <summary>Stands in for nanoFramework.System.Net.Http: the status of an answer; 0 where what came is not HTTP.</summary>
public enum HttpStatusCode
{
    /// <summary>Continue.</summary>
    Continue = 100,

    /// <summary>Switching protocols.</summary>
    SwitchingProtocols = 101,

    /// <summary>Ok.</summary>
    OK = 200,

    /// <summary>Created.</summary>
    Created = 201,

    /// <summary>Accepted.</summary>
    Accepted = 202,

    /// <summary>Non authoritative information.</summary>
    NonAuthoritativeInformation = 203,

    /// <summary>No content.</summary>
    NoContent = 204,

    /// <summary>Reset content.</summary>
    ResetContent = 205,

    /// <summary>Partial content.</summary>
    PartialContent = 206,

    /// <summary>Multiple choices.</summary>
    MultipleChoices = 300,

    /// <summary>Ambiguous.</summary>
    Ambiguous = 300,

    /// <summary>Moved permanently.</summary>
    MovedPermanently = 301,

    /// <summary>Moved.</summary>
    Moved = 301,

    /// <summary>Found.</summary>
    Found = 302,

    /// <summary>Redirect.</summary>
    Redirect = 302,

    /// <summary>See other.</summary>
    SeeOther = 303,

    /// <summary>Redirect method.</summary>
    RedirectMethod = 303,

    /// <summary>Not modified.</summary>
    NotModified = 304,

    /// <summary>Use proxy.</summary>
    UseProxy = 305,

    /// <summary>Unused.</summary>
    Unused = 306,

    /// <summary>Temporary redirect.</summary>
    TemporaryRedirect = 307,

    /// <summary>Redirect keep verb.</summary>
    RedirectKeepVerb = 307,

    /// <summary>Bad request.</summary>
    BadRequest = 400,

    /// <summary>Unauthorized.</summary>
    Unauthorized = 401,

    /// <summary>Payment required.</summary>
    PaymentRequired = 402,

    /// <summary>Forbidden.</summary>
    Forbidden = 403,

    /// <summary>Not found.</summary>
    NotFound = 404,

    /// <summary>Method not allowed.</summary>
    MethodNotAllowed = 405,

    /// <summary>Not acceptable.</summary>
    NotAcceptable = 406,

    /// <summary>Proxy authentication required.</summary>
    ProxyAuthenticationRequired = 407,

    /// <summary>Request timeout.</summary>
    RequestTimeout = 408,

    /// <summary>Conflict.</summary>
    Conflict = 409,

    /// <summary>Gone.</summary>
    Gone = 410,

    /// <summary>Length required.</summary>
    LengthRequired = 411,

    /// <summary>Precondition failed.</summary>
    PreconditionFailed = 412,

    /// <summary>Request entity too large.</summary>
    RequestEntityTooLarge = 413,

    /// <summary>Request uri too long.</summary>
    RequestUriTooLong = 414,

    /// <summary>Unsupported media type.</summary>
    UnsupportedMediaType = 415,

    /// <summary>Requested range not satisfiable.</summary>
    RequestedRangeNotSatisfiable = 416,

    /// <summary>Expectation failed.</summary>
    ExpectationFailed = 417,

    /// <summary>Internal server error.</summary>
    InternalServerError = 500,

    /// <summary>Not implemented.</summary>
    NotImplemented = 501,

    /// <summary>Bad gateway.</summary>
    BadGateway = 502,

    /// <summary>Service unavailable.</summary>
    ServiceUnavailable = 503,

    /// <summary>Gateway timeout.</summary>
    GatewayTimeout = 504,

    /// <summary>Http version not supported.</summary>
    HttpVersionNotSupported = 505,
}
