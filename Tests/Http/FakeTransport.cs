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
        private readonly Queue _bodies = new Queue();

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
            _answers.Enqueue(new HttpReply { Status = status, RetryAfter = retryAfter });
            _bodies.Enqueue(body);
            return this;
        }

        /// <summary>Prepares a failure.</summary>
        /// <param name="failure">Its name.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Fail(HttpFailure failure)
        {
            return Fail(failure, 0, 0);
        }

        /// <summary>Prepares a failure that comes after the answer's head.</summary>
        /// <param name="failure">Its name.</param>
        /// <param name="status">The status in the head.</param>
        /// <param name="error">The network's own number for it; 0 for none.</param>
        /// <returns>This transport.</returns>
        public FakeTransport Fail(HttpFailure failure, int status, int error)
        {
            _answers.Enqueue(new HttpReply { Failure = failure, Status = status, Error = error });
            _bodies.Enqueue(string.Empty);
            return this;
        }

        /// <inheritdoc/>
        public void Post(string path, string contentType, string authorization, byte[] buffer, int length, HttpReply reply)
        {
            Count++;
            Paths += path + " ";
            ContentType = contentType;
            Authorization = authorization;
            Body = Encoding.UTF8.GetString(buffer, 0, length);
            reply.Clear();
            bool isPrepared = _answers.Count > 0;
            HttpReply answer = isPrepared ? (HttpReply)_answers.Dequeue() : Accept(path);
            string body = isPrepared ? (string)_bodies.Dequeue() : path == "/devices/login" ? "{\"AccessToken\":\"" + Token + "\"}" : "{}";
            reply.Status = answer.Status;
            reply.Failure = answer.Failure;
            reply.Error = answer.Error;
            reply.RetryAfter = answer.RetryAfter;
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            reply.Body.Take(bytes, bytes.Length);
        }

        /// <inheritdoc/>
        public void Abort()
        {
            Aborts++;
        }

        private static HttpReply Accept(string path)
        {
            return new HttpReply { Status = path == "/devices/login" || path == "/devices/logout" ? 200 : 201 };
        }
    }
}
