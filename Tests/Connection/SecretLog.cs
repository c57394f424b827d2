using nanoFramework.TestFramework;
using Nubison.Log;

namespace Tests.Connection
{
    /// <summary>A log that fails the test if a line holds a secret.</summary>
    public sealed class SecretLog : ILog
    {
        private readonly string[] _secrets;

        /// <summary>Initializes a new instance of the <see cref="SecretLog"/> class.</summary>
        /// <param name="secrets">What must not be in any line.</param>
        public SecretLog(params string[] secrets)
        {
            _secrets = secrets;
        }

        /// <summary>Gets all lines, each with its topic and a line end.</summary>
        public string Text { get; private set; } = string.Empty;

        /// <inheritdoc/>
        public void Write(string topic, string text)
        {
            foreach (string secret in _secrets)
            {
                Assert.IsFalse(text.Contains(secret), "a secret in: " + text);
            }

            Text += topic + ": " + text + "\n";
        }
    }
}
