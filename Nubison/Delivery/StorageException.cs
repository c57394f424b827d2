using System;

namespace Nubison.Delivery
{
    /// <summary>The flash could not be read or written.</summary>
    public sealed class StorageException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="StorageException"/> class.</summary>
        /// <param name="message">What was tried, and on which file.</param>
        /// <param name="innerException">What the file system said, or null.</param>
        public StorageException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}
