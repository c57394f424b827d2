using System;
using Nubison.Delivery;
using Nubison.Http;

namespace Nubison.Protocol
{
    /// <summary>
    /// The platform's four calls, each one request. What comes of a call, good or bad, is in <see cref="Reply"/>; nothing
    /// throws. Not for two threads at once, except <see cref="Abort"/>.
    /// </summary>
    public sealed class NubisonClient
    {
        /// <summary>
        /// The buffer's length in bytes: it takes a token of <see cref="ReplyBody.MaximumTokenLength"/>, a reading of
        /// <see cref="Journal.MaximumLength"/>, the device key and 110 bytes of names.
        /// </summary>
        public const int Capacity = 3072;

        /// <summary>Who this device is.</summary>
        public readonly PlatformAccount Account;

        /// <summary>The answer to the last call.</summary>
        public readonly HttpReply Reply = new HttpReply();

        private const string Json = "application/json";
        private const string Form = "application/x-www-form-urlencoded";

        private readonly IHttpTransport _transport;
        private readonly JsonWriter _body = new JsonWriter(new byte[Capacity]);

        // What stands behind the token in every request, written once.
        private readonly byte[] _deviceKey;

        /// <summary>Initializes a new instance of the <see cref="NubisonClient"/> class.</summary>
        public NubisonClient(IHttpTransport transport, PlatformAccount account)
        {
            _transport = transport;
            Account = account;
            _body.Literal("\",\"deviceKey\":").Text(account.DeviceKey);
            _deviceKey = new byte[_body.Length];
            Array.Copy(_body.Buffer, _deviceKey, _body.Length);
        }

        /// <summary>Logs in.</summary>
        /// <param name="asJson">
        /// Whether the device key goes as JSON and not as a form: the protocol's page says both in different places.
        /// </param>
        public void Login(bool asJson)
        {
            _body.Clear();
            if (asJson)
            {
                _body.Literal("{\"deviceKey\":").Text(Account.DeviceKey).Literal('}');
            }
            else
            {
                _body.Literal("deviceKey=").FormValue(Account.DeviceKey);
            }

            Post("/devices/login", asJson ? Json : Form, Account.Authorization);
        }

        /// <summary>Logs out: the token ends.</summary>
        public void Logout(byte[] token)
        {
            Open(token).Literal('}');
            Post("/devices/logout", Json, null);
        }

        /// <summary>Registers the device under its name and model.</summary>
        public void Register(byte[] token)
        {
            Open(token).Literal(",\"deviceName\":").Text(Account.DeviceName)
                .Literal(",\"modelName\":").Text(Account.ModelName).Literal('}');
            Post("/devices", Json, null);
        }

        /// <summary>Writes a reading's request; <see cref="SendReading"/> sends it.</summary>
        /// <returns>The reading's number; 0 if there is none to send.</returns>
        public long OpenReading(byte[] token, IReadingQueue queue, long after)
        {
            Open(token).Literal(",\"data\":{");
            long sequence = queue.Peek(after, _body);
            _body.Literal('}').Literal('}');
            return sequence;
        }

        /// <summary>Delivers the reading that was written by <see cref="OpenReading"/>.</summary>
        public void SendReading() => Post("/devices/data", Json, null);

        /// <summary>Gives up the call that is under way on another thread, if any.</summary>
        public void Abort() => _transport.Abort();

        private JsonWriter Open(byte[] token)
        {
            return _body.Clear().Literal("{\"accessToken\":\"").Raw(token, 0, token.Length).Raw(_deviceKey, 0, _deviceKey.Length);
        }

        private void Post(string path, string contentType, string authorization)
        {
            Reply.Clear();
            if (_body.Overflowed)
            {
                Reply.Failure = HttpFailure.RequestTooLong;
            }
            else
            {
                _transport.Post(path, contentType, authorization, _body.Buffer, _body.Length, Reply);
            }
        }
    }
}
