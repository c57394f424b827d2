using Nubison.Delivery;

namespace Firmware.Storage
{
    /// <summary>
    /// A flash that holds nothing and takes nothing: the device then works from RAM alone, until the next boot.
    /// </summary>
    public sealed class MissingStorage : IStorage
    {
        /// <inheritdoc/>
        public string[] List() => new string[0];

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count) => 0;

        /// <inheritdoc/>
        public void Write(string name, byte[] buffer, int count) => throw Missing();

        /// <inheritdoc/>
        public void Append(string name, byte[] buffer, int count) => throw Missing();

        /// <inheritdoc/>
        public void Delete(string name)
        {
        }

        private static StorageException Missing() => new StorageException("the flash is not used", null);
    }
}
