using System;
using System.Text;
using Nubison.Delivery;

namespace Tests.Connection
{
    /// <summary>A flash with room for one file.</summary>
    public sealed class FakeStorage : IStorage
    {
        private string _name;

        /// <summary>Gets or sets the file's text; null where there is none.</summary>
        public string Text { get; set; }

        /// <summary>Gets or sets a value indicating whether every access fails.</summary>
        public bool IsBroken { get; set; }

        /// <inheritdoc/>
        public string[] List()
        {
            return Text == null ? new string[0] : new string[] { _name };
        }

        /// <inheritdoc/>
        public int Length(string name)
        {
            Check();
            return Text == null ? -1 : Encoding.UTF8.GetBytes(Text).Length;
        }

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            Check();
            byte[] bytes = Encoding.UTF8.GetBytes(Text);
            Array.Copy(bytes, position, buffer, 0, count);
            return count;
        }

        /// <inheritdoc/>
        public void Append(string name, byte[] buffer, int count)
        {
            Check();
            _name = name;
            Text += Encoding.UTF8.GetString(buffer, 0, count);
        }

        /// <inheritdoc/>
        public void Delete(string name)
        {
            Check();
            Text = null;
        }

        private void Check()
        {
            if (IsBroken)
            {
                throw new StorageException("broken", null);
            }
        }
    }
}
