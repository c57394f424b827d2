using System;
using Nubison.Delivery;

namespace Tests.Delivery
{
    /// <summary>Files in memory.</summary>
    internal sealed class MemoryStorage : IStorage
    {
        private readonly string[] _names = new string[48];
        private readonly byte[][] _contents = new byte[48][];

        internal MemoryStorage()
        {
            // On the device an element of a string[] that was never assigned is not equal to null.
            for (int i = 0; i < _names.Length; i++)
            {
                _names[i] = string.Empty;
            }
        }

        /// <summary>Gets or sets a value indicating whether every write fails.</summary>
        internal bool IsReadOnly { get; set; }

        /// <summary>Gets how often a segment was appended to.</summary>
        internal int Appends { get; private set; }

        /// <summary>Gets how often something was changed.</summary>
        internal int Changes { get; private set; }

        /// <summary>Gets a file's content.</summary>
        internal byte[] this[string name]
        {
            get => _contents[IndexOf(name)];
            set => _contents[IndexOf(name)] = value;
        }

        public string[] List()
        {
            int count = 0;
            for (int i = 0; i < _names.Length; i++)
            {
                count += _names[i].Length > 0 ? 1 : 0;
            }

            string[] names = new string[count];
            for (int i = 0; i < _names.Length; i++)
            {
                if (_names[i].Length > 0)
                {
                    names[--count] = _names[i];
                }
            }

            return names;
        }

        public int Read(string name, int position, byte[] buffer, int count)
        {
            int index = Find(name);
            byte[] content = index < 0 ? new byte[0] : _contents[index];
            int available = content.Length - position;
            count = available < count ? available : count;
            if (count <= 0)
            {
                return 0;
            }

            Array.Copy(content, position, buffer, 0, count);
            return count;
        }

        public void Write(string name, byte[] buffer, int count) => Write(name, 0, buffer, count);

        public void Append(string name, byte[] buffer, int count)
        {
            int index = Find(name);
            Write(name, index < 0 ? 0 : _contents[index].Length, buffer, count);
            Appends++;
        }

        public void Delete(string name)
        {
            int index = Find(name);
            if (index >= 0)
            {
                CheckWritable();
                _names[index] = string.Empty;
                _contents[index] = null;
            }
        }

        private int Find(string name)
        {
            for (int i = 0; i < _names.Length; i++)
            {
                if (_names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        private void Write(string name, int position, byte[] buffer, int count)
        {
            CheckWritable();
            int index = Find(name);
            if (index < 0)
            {
                index = Find(string.Empty);
                _names[index] = name;
                _contents[index] = new byte[0];
            }

            byte[] old = _contents[index];
            int length = position + count;
            _contents[index] = new byte[length > old.Length ? length : old.Length];
            Array.Copy(old, _contents[index], old.Length);
            Array.Copy(buffer, 0, _contents[index], position, count);
        }

        private void CheckWritable()
        {
            if (IsReadOnly)
            {
                throw new StorageException("read only", null);
            }

            Changes++;
        }

        private int IndexOf(string name)
        {
            int index = Find(name);
            return index >= 0 ? index : throw new StorageException("no file " + name, null);
        }
    }
}
