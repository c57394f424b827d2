using Nubison.Http;

namespace Nubison.Protocol
{
    /// <summary>What each answer means: the second table of <c>docs/protocol.md</c>.</summary>
    public static class OutcomeTable
    {
        /// <summary>Looks up what an answer means.</summary>
        /// <param name="call">What was asked.</param>
        /// <param name="status">The HTTP status; only looked at where there is no failure.</param>
        /// <param name="code">The platform's code, such as <c>ERROR402</c>, or null.</param>
        /// <param name="isJson">False where the body is no JSON object: a 400 like that is not the platform's own.</param>
        /// <param name="failure">Why there is no usable answer.</param>
        /// <returns>The outcome.</returns>
        public static Outcome Find(PlatformCall call, int status, string code, bool isJson, HttpFailure failure)
        {
            if (failure != HttpFailure.None)
            {
                return Outcome.Unreachable;
            }

            switch (status)
            {
                case 400:
                    return FindBadRequest(call, code, isJson);
                case 401:
                    return call == PlatformCall.Login ? Outcome.CredentialsRefused : Outcome.TokenRefused;
                case 405:
                    return FindNotAllowed(call);
                case 408:
                case 429:
                    return Outcome.PlatformBusy;
                case 413:
                case 422:
                    return call == PlatformCall.Data ? Outcome.ReadingRefused : Outcome.RequestRefused;
                case 415:
                    return call == PlatformCall.Login ? Outcome.OtherContentType : Outcome.RequestRefused;
            }

            // What is left, a redirection above all, does not come from the platform: no reading is lost for it.
            return status / 100 == 2 ? Outcome.Accepted
                : status / 100 == 4 ? Outcome.RequestRefused
                : status / 100 == 5 ? Outcome.PlatformBusy
                : Outcome.Unreachable;
        }

        /// <summary>Says an outcome in words.</summary>
        /// <param name="outcome">The outcome.</param>
        /// <returns>Its name, for the log.</returns>
        public static string Name(Outcome outcome)
        {
            return outcome switch
            {
                Outcome.Accepted => "accepted",
                Outcome.TokenRefused => "token refused",
                Outcome.CredentialsRefused => "credentials refused",
                Outcome.DeviceKeyRefused => "device key refused",
                Outcome.ReadingRefused => "reading refused",
                Outcome.ServiceMissing => "the service does not exist",
                Outcome.DeviceNotRegistered => "device not registered",
                Outcome.OtherContentType => "other content type wanted",
                Outcome.RequestRefused => "request refused",
                Outcome.PlatformBusy => "platform busy",
                _ => "unreachable",
            };
        }

        private static Outcome FindBadRequest(PlatformCall call, string code, bool isJson)
        {
            switch (code)
            {
                case "ERROR401":
                case "ERROR403":
                    return Outcome.CredentialsRefused;
                case "ERROR402":
                    return Outcome.DeviceKeyRefused;
                case "ERROR404" when call != PlatformCall.Login:
                    return Outcome.TokenRefused;
            }

            // A proxy or a hotspot that answers everything with its 400 must not empty the journal, a reading each 0.5 s.
            return call == PlatformCall.Data && isJson ? Outcome.ReadingRefused : Outcome.RequestRefused;
        }

        private static Outcome FindNotAllowed(PlatformCall call)
        {
            return call == PlatformCall.Login ? Outcome.ServiceMissing
                : call == PlatformCall.Register ? Outcome.RequestRefused
                : Outcome.DeviceNotRegistered;
        }
    }
}
