using System;
using Nubison.Delivery;
using Nubison.Http;

namespace Nubison.Protocol
{
    /// <summary>
    /// The platform's four calls, each one request. What comes of a call, good or bad, is in its answer; nothing
    /// throws. Not for two threads at once, but for <see cref="Abort"/>.
    /// </summary>
    public sealed class NubisonClient
    {
        /// <summary>The longest access token that is taken, in bytes as it stands in the reply.</summary>
        public const int MaximumTokenLength = 1536;

        // A data request is the token, a reading of Journal.MaximumLength, the device key and 110 bytes of names.
        private const int BodyCapacity = 3072;

        private const int MaximumMessageLength = 80;
        private const string Json = "application/json";
        private const string Form = "application/x-www-form-urlencoded";

        private readonly IHttpTransport _transport;
        private readonly PlatformAccount _account;
        private readonly JsonWriter _body = new JsonWriter(new byte[BodyCapacity]);
        private readonly HttpReply _reply = new HttpReply();
        private readonly ReplyReader _reader = new ReplyReader();
        private readonly Answer _answer = new Answer();

        private bool _loginIsJson;
        private bool _jsonWorked;
        private bool _otherTypeTried;

        /// <summary>Initializes a new instance of the <see cref="NubisonClient"/> class.</summary>
        /// <param name="transport">The way to the platform.</param>
        /// <param name="account">Who the device is there.</param>
        public NubisonClient(IHttpTransport transport, PlatformAccount account)
        {
            _transport = transport;
            _account = account;
        }

        /// <summary>
        /// Logs in. Where the answer is <see cref="Outcome.OtherContentType"/> the next login is sent in the other
        /// one, and a second such answer in a row is <see cref="Outcome.RequestRefused"/>. The other one stays only
        /// where it worked.
        /// </summary>
        /// <returns>The answer; has a token where it is accepted.</returns>
        public Answer Login()
        {
            _body.Clear();
            if (_loginIsJson)
            {
                _body.Literal("{\"deviceKey\":").Text(_account.DeviceKey).Literal('}');
            }
            else
            {
                _body.Literal("deviceKey=").FormValue(_account.DeviceKey);
            }

            Post(PlatformCall.Login, "/devices/login", _loginIsJson ? Json : Form, _account.Authorization, null);
            ChooseContentType();
            return _answer;
        }

        /// <summary>Logs out: the token ends.</summary>
        /// <param name="token">The token of an accepted login.</param>
        /// <returns>The answer.</returns>
        public Answer Logout(byte[] token)
        {
            Open(token).Literal('}');
            return Post(PlatformCall.Logout, "/devices/logout", Json, null, token);
        }

        /// <summary>Registers the device under its name and model.</summary>
        /// <param name="token">The token of an accepted login.</param>
        /// <returns>The answer.</returns>
        public Answer Register(byte[] token)
        {
            Open(token).Literal(",\"deviceName\":").Text(_account.DeviceName)
                .Literal(",\"modelName\":").Text(_account.ModelName).Literal('}');
            return Post(PlatformCall.Register, "/devices", Json, null, token);
        }

        /// <summary>Writes a reading's request; <see cref="SendReading"/> sends it.</summary>
        /// <param name="token">The token of an accepted login.</param>
        /// <param name="queue">The readings that wait.</param>
        /// <param name="after">The number behind which the reading's is; 0 for the oldest reading.</param>
        /// <returns>The reading's number; 0 if there is none to send.</returns>
        public long OpenReading(byte[] token, IReadingQueue queue, long after)
        {
            Open(token).Literal(",\"data\":{");
            long sequence = queue.Peek(after, _body);
            _body.Literal("}}");
            return sequence;
        }

        /// <summary>Delivers the reading that was written by <see cref="OpenReading"/>.</summary>
        /// <param name="token">The token that it was written with.</param>
        /// <returns>The answer.</returns>
        public Answer SendReading(byte[] token) => Post(PlatformCall.Data, "/devices/data", Json, null, token);

        /// <summary>Gives up the call that is under way on another thread, if any.</summary>
        public void Abort()
        {
            _transport.Abort();
        }

        private JsonWriter Open(byte[] token)
        {
            return _body.Clear().Literal("{\"accessToken\":\"").Raw(token, 0, token.Length)
                .Literal("\",\"deviceKey\":").Text(_account.DeviceKey);
        }

        private Answer Post(PlatformCall call, string path, string contentType, string authorization, byte[] token)
        {
            _reply.Clear();
            if (_body.Overflowed)
            {
                _reply.Failure = HttpFailure.TooLong;
                _reply.Detail = "the request is too long";
            }
            else
            {
                _transport.Post(path, contentType, authorization, _body.Buffer, _body.Length, _reply);
            }

            if (_reply.Failure == HttpFailure.TooLong && _reply.Status >= 400)
            {
                // A refusal says with its status what the device has to do; a token refused with a long page would
                // otherwise never be renewed.
                _reply.Failure = HttpFailure.None;
            }

            bool isJson = _reader.Read(_reply);
            if (_reply.Failure == HttpFailure.None && !IsUsable(call, isJson))
            {
                _reply.Failure = HttpFailure.NotJson;
            }

            Fill(call, isJson, token);
            return _answer;
        }

        // A login needs its token. A 200 is asked for JSON as well, if it has a body: the page with which a public
        // hotspot answers everything must not count as a delivery. A 201 comes from nobody else.
        private bool IsUsable(PlatformCall call, bool isJson)
        {
            if (_reply.Status / 100 != 2)
            {
                return true;
            }

            if (call == PlatformCall.Login)
            {
                return isJson && _reader.TokenLength > 0 && _reader.TokenLength <= MaximumTokenLength;
            }

            return _reply.Status != 200 || _reply.BodyLength == 0 || isJson;
        }

        private void Fill(PlatformCall call, bool isJson, byte[] token)
        {
            _answer.Call = call;
            _answer.Status = _reply.Status;
            _answer.Failure = _reply.Failure;
            _answer.RetryAfter = _reply.RetryAfter;
            _answer.Code = _reader.Code;
            _answer.Outcome = OutcomeTable.Find(call, _reply.Status, _reader.Code, isJson, _reply.Failure);
            _answer.Token = null;
            _answer.Message = null;
            if (_answer.Outcome != Outcome.Accepted)
            {
                _answer.Message = Publish(_reader.Message ?? _reply.Detail, token);
            }
            else if (call == PlatformCall.Login)
            {
                _answer.Token = new byte[_reader.TokenLength];
                Array.Copy(_reply.Body, _reader.TokenStart, _answer.Token, 0, _reader.TokenLength);
            }
        }

        private string Publish(string message, byte[] token)
        {
            if (message == null)
            {
                return null;
            }

            string comparable = ToComparable(message);
            return comparable.IndexOf(ToComparable(_account.ClientSecret)) >= 0
                || comparable.IndexOf(_account.Authorization.Substring(6)) >= 0
                || (token != null && comparable.IndexOf(ToComparable(ReplyReader.ToAscii(token, 0, token.Length))) >= 0)
                ? null
                : ToLine(message);
        }

        // The network's own words, other than the platform's, may be anything, over several lines.
        private static string ToLine(string text)
        {
            char[] line = new char[text.Length > MaximumMessageLength ? MaximumMessageLength : text.Length];
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = text[i] >= ' ' && text[i] <= '~' ? text[i] : '?';
            }

            return new string(line);
        }

        // What a message has question marks for takes one to four of them a character, by how the platform wrote it:
        // here each run of them is one.
        private static string ToComparable(string text)
        {
            char[] comparable = new char[text.Length];
            int count = 0;
            for (int i = 0; i < text.Length; i++)
            {
                bool isPrintable = text[i] >= ' ' && text[i] <= '~' && text[i] != '?';
                if (isPrintable || count == 0 || comparable[count - 1] != '?')
                {
                    comparable[count++] = isPrintable ? text[i] : '?';
                }
            }

            return new string(comparable, 0, count);
        }

        private void ChooseContentType()
        {
            if (_answer.Outcome != Outcome.OtherContentType)
            {
                _jsonWorked = _answer.Outcome == Outcome.Accepted ? _loginIsJson : _jsonWorked;
                _loginIsJson = _jsonWorked;
                _otherTypeTried = false;
                return;
            }

            _loginIsJson = !_loginIsJson;
            _answer.Outcome = _otherTypeTried ? Outcome.RequestRefused : Outcome.OtherContentType;
            _otherTypeTried = !_otherTypeTried;
        }
    }
}
