namespace Nubison.Delivery
{
    /// <summary>
    /// Small files on flash. Each call that changes something is durable when it returns, and not before: on the
    /// device it opens, writes and closes. A file's content is whole at the last call that returned; power may go
    /// inside a call, which then has happened or has not, or (a write) in part.
    /// </summary>
    public interface IStorage
    {
        /// <summary>Lists the files.</summary>
        /// <returns>Their names without a folder, in no order.</returns>
        /// <exception cref="StorageException">The flash cannot be read.</exception>
        string[] List();

        /// <summary>Reads a part of a file.</summary>
        /// <returns>How many bytes were read; fewer than asked only at the file's end, 0 if there is no such file.</returns>
        /// <exception cref="StorageException">The flash cannot be read.</exception>
        int Read(string name, int position, byte[] buffer, int count);

        /// <summary>Writes the first bytes of a file, which is made if it is not there; bytes behind them stay.</summary>
        /// <exception cref="StorageException">The flash is full or cannot be written; nothing or a part was written.</exception>
        void Write(string name, byte[] buffer, int count);

        /// <summary>Appends to a file, which is made if it is not there.</summary>
        /// <exception cref="StorageException">The flash is full or cannot be written; nothing or a part was appended.</exception>
        void Append(string name, byte[] buffer, int count);

        /// <summary>Deletes a file; does nothing if there is none.</summary>
        /// <exception cref="StorageException">The flash cannot be written.</exception>
        void Delete(string name);
    }
}
