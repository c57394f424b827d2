using System;
using System.IO;
using Nubison.Delivery;

namespace Firmware.Storage
{
    /// <summary>
    /// Files in one folder of the board's flash. What is written is durable when the file is closed, not before, so
    /// each call opens and closes its file; callers batch what they write. What the file system's native half finds wrong
    /// (full, broken, not mounted) comes as a plain <see cref="Exception"/> on the device, so that is what is caught here.
    /// Each look-up of a path leaves 1.5 kB to the collector, so a call makes one.
    /// </summary>
    public sealed class FileStorage : IStorage
    {
        private readonly string _folder;

        /// <summary>Initializes a new instance of the <see cref="FileStorage"/> class and makes the folder.</summary>
        public FileStorage(string folder)
        {
            _folder = folder;
            try
            {
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(folder);
                }
            }
            catch (Exception)
            {
                // Each call fails then, and says what it could not do.
            }
        }

        /// <inheritdoc/>
        public string[] List()
        {
            try
            {
                string[] names = Directory.GetFiles(_folder);
                for (int i = 0; i < names.Length; i++)
                {
                    names[i] = Path.GetFileName(names[i]);
                }

                return names;
            }
            catch (Exception e)
            {
                throw new StorageException("list " + _folder, e);
            }
        }

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            try
            {
                using (FileStream file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read))
                {
                    int available = (int)file.Length - position;
                    if (available <= 0)
                    {
                        return 0;
                    }

                    file.Seek(position, SeekOrigin.Begin);
                    return file.Read(buffer, 0, available < count ? available : count);
                }
            }
            catch (Exception e)
            {
                return IsMissing(name) ? 0 : throw new StorageException("read " + name, e);
            }
        }

        /// <inheritdoc/>
        public void Write(string name, byte[] buffer, int count) => Write(name, FileMode.OpenOrCreate, buffer, count);

        /// <inheritdoc/>
        public void Append(string name, byte[] buffer, int count) => Write(name, FileMode.Append, buffer, count);

        /// <inheritdoc/>
        public void Delete(string name)
        {
            try
            {
                File.Delete(PathOf(name));
            }
            catch (Exception e)
            {
                throw new StorageException("delete " + name, e);
            }
        }

        private void Write(string name, FileMode mode, byte[] buffer, int count)
        {
            try
            {
                using (FileStream file = new FileStream(PathOf(name), mode, FileAccess.Write))
                {
                    long end = file.Position + count;
                    file.Write(buffer, 0, count);

                    // A flash that is full can show it in nothing but this.
                    if (file.Position != end || file.Length < end)
                    {
                        throw new IOException();
                    }
                }
            }
            catch (Exception e)
            {
                throw new StorageException("write " + name, e);
            }
        }

        private string PathOf(string name) => Path.Combine(_folder, name);

        private bool IsMissing(string name)
        {
            try
            {
                return !File.Exists(PathOf(name)) && Directory.Exists(_folder);
            }
            catch (Exception e)
            {
                throw new StorageException("look up " + name, e);
            }
        }
    }
}
