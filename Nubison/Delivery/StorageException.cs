using System;

namespace Nubison.Delivery
{
    /// <summary>The flash could not be read or written.</summary>
    public sealed class StorageException : Exception
    {
        /// <summary>Initializes a new instance of the <see cref="StorageException"/> class.</summary>
        public StorageException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }
}
