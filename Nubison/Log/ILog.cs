namespace Nubison.Log
{
    /// <summary>Where the libraries say what happens. Secrets never go here.</summary>
    public interface ILog
    {
        /// <summary>Writes one line.</summary>
        /// <param name="topic">Who speaks, one lower-case word: <c>session</c>, <c>journal</c>.</param>
        /// <param name="text">What happened, without a line end.</param>
        void Write(string topic, string text);
    }
}
