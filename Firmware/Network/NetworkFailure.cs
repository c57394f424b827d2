using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using Nubison.Http;

namespace Firmware.Network
{
    /// <summary>Names what the class library throws when a request fails.</summary>
    internal static class NetworkFailure
    {
        /// <summary>Finds the name.</summary>
        /// <param name="e">What was thrown.</param>
        /// <param name="cause">What it was thrown for in the end.</param>
        /// <param name="isConnected">The connection is there, and TLS on it where it is https.</param>
        /// <param name="isLate">The time limit has passed.</param>
        /// <param name="isHandshake">Connecting takes a TLS handshake.</param>
        /// <returns>The name; never <see cref="HttpFailure.None"/>.</returns>
        public static HttpFailure Find(Exception e, Exception cause, bool isConnected, bool isLate, bool isHandshake)
        {
            WebException web = e as WebException;
            if (!isConnected && web != null)
            {
                // HttpWebRequest gives both the same status: only its own message tells them apart.
                if (web.Status == WebExceptionStatus.NameResolutionFailure || web.Message == "host not available")
                {
                    return HttpFailure.NoName;
                }

                if (web.Status == WebExceptionStatus.ConnectFailure)
                {
                    return HttpFailure.NoConnection;
                }
            }

            if (isLate || (web != null && web.Status == WebExceptionStatus.Timeout))
            {
                return HttpFailure.TimedOut;
            }

            if (!isConnected && isHandshake)
            {
                return HttpFailure.NotTrusted;
            }

            return cause is SocketException || cause is IOException || cause is ObjectDisposedException ? HttpFailure.CutOff
                : cause is WebException { Status: WebExceptionStatus.ServerProtocolViolation } ? HttpFailure.HeadTooLong
                : HttpFailure.NotHttp;
        }

        /// <summary>Finds what an exception was thrown for in the end.</summary>
        /// <param name="e">The exception.</param>
        /// <returns>Its innermost exception, or itself.</returns>
        public static Exception Cause(Exception e)
        {
            while (e.InnerException != null)
            {
                e = e.InnerException;
            }

            return e;
        }
    }
}
