using System.Collections;
using System.Text;
using Nubison.Http;

namespace Tests.Http
{
    /// <summary>A platform of prepared answers, in their order; afterwards one that accepts everything.</summary>
    public sealed class FakeTransport : IHttpTransport
    {
        /// <summary>The token of the logins that are accepted without a prepared answer.</summary>
        public const string Token = "t-0123456789";

        private readonly Queue _answers = new Queue();

        /// <summary>Gets the paths of all requests, each with a space behind it.</summary>
        public string Paths { get; private set; } = string.Empty;

        /// <summary>Gets how many requests came.</summary>
        public int Count { get; private set; }

        /// <summary>Gets how many prepared answers are left.</summary>
        public int Prepared => _answers.Count;

        /// <summary>Gets the last request's content type.</summary>
        public string ContentType { get; private set; }

        /// <summary>Gets the last request's Authorization header.</summary>
        public string Authorization { get; private set; }

        /// <summary>Gets the last request's body.</summary>
        public string Body { get; private set; }

        /// <summary>Gets how often <see cref="Abort"/> was called.</summary>
        public int Aborts { get; private set; }

        /// <summary>Prepares an answer.</summary>
        /// <param name="status">Its status.</param>
        /// <param name="body">Its body.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Answer(int status, string body)
        {
            return Answer(status, body, null);
        }

        /// <summary>Prepares an answer.</summary>
        /// <param name="status">Its status.</param>
        /// <param name="body">Its body.</param>
        /// <param name="retryAfter">Its Retry-After header, or null.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Answer(int status, string body, string retryAfter)
        {
            _answers.Enqueue(new HttpReply { Status = status, Detail = body, RetryAfter = retryAfter });
            return this;
        }

        /// <summary>Prepares a failure.</summary>
        /// <param name="failure">Its name.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Fail(HttpFailure failure)
        {
            return Fail(failure, 0, string.Empty);
        }

        /// <summary>Prepares a failure that comes after the answer's head.</summary>
        /// <param name="failure">Its name.</param>
        /// <param name="status">The status in the head.</param>
        /// <param name="detail">What the network says of it; empty for nothing.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Fail(HttpFailure failure, int status, string detail)
        {
            _answers.Enqueue(new HttpReply { Failure = failure, Status = status, Detail = detail });
            return this;
        }

        /// <inheritdoc/>
        public void Post(string path, string contentType, string authorization, byte[] body, int length, HttpReply reply)
        {
            Count++;
            Paths += path + " ";
            ContentType = contentType;
            Authorization = authorization;
            Body = Encoding.UTF8.GetString(body, 0, length);
            reply.Clear();
            HttpReply answer = _answers.Count > 0 ? (HttpReply)_answers.Dequeue() : Accept(path);
            byte[] bytes = Encoding.UTF8.GetBytes(answer.Detail);
            bytes.CopyTo(reply.Body, 0);
            reply.BodyLength = bytes.Length;
            reply.Status = answer.Status;
            reply.Failure = answer.Failure;
            reply.RetryAfter = answer.RetryAfter;
            reply.Detail = answer.Failure == HttpFailure.None || answer.Detail.Length == 0 ? null : answer.Detail;
        }

        /// <inheritdoc/>
        public void Abort()
        {
            Aborts++;
        }

        private static HttpReply Accept(string path)
        {
            bool isLogin = path == "/devices/login";
            return new HttpReply
            {
                Status = isLogin || path == "/devices/logout" ? 200 : 201,
                Detail = isLogin ? "{\"AccessToken\":\"" + Token + "\"}" : "{}",
            };
        }
    }
}
