using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Host.Pages;

/// <summary>
/// Decides who may see the pages: whoever has the password, if there is one; without one nobody but this computer,
/// and of the pages in its browser these alone.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, Site site)
{
    private const string CookieName = "page";

    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A cookie of the password, for browsers that send none with a WebSocket; worthless after a restart.</summary>
    private readonly string _cookie = RandomNumberGenerator.GetHexString(40);

    /// <summary>Lets a request pass, or refuses it.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";

        if (!IsOurs(http.Request))
        {
            return RefuseAsync(http, StatusCodes.Status403Forbidden, "The request comes from another site.");
        }

        if (site.Password is not null && http.Request.Cookies[CookieName] != _cookie)
        {
            if (!BasicAuthorization.HasPassword(http.Request.Headers.Authorization, site.Password))
            {
                http.Response.Headers.WWWAuthenticate = "Basic realm=\"any user name, and the password that the command printed\", charset=\"UTF-8\"";
                return RefuseAsync(http, StatusCodes.Status401Unauthorized, "The password is needed.");
            }

            http.Response.Cookies.Append(CookieName, _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict });
        }

        return next(http);
    }

    private static Task RefuseAsync(HttpContext http, int status, string reason)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(reason + "\n");
    }

    /// <summary>
    /// Another site's page may make the browser send requests here, or give itself a name that leads here: then the
    /// origin is another one, or the host is not a name of this computer.
    /// </summary>
    private bool IsOurs(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        bool isSameOrigin = StringValues.IsNullOrEmpty(origin) || origin == $"{request.Scheme}://{request.Host}";
        bool isLocalName = request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
        return isSameOrigin && (isLocalName || site.Password is not null);
    }
}
