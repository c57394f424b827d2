using System;
using System.Text;
using Nubison.Delivery;
using Nubison.Http;
using Nubison.Protocol;

namespace Nubison.Connection
{
    /// <summary>
    /// Keeps the access token while a device sleeps, so that it logs in once and not at each upload. The token of another
    /// account does not count.
    /// <code>
    /// length 2 | token | CRC-32 of account and token 4
    /// </code>
    /// Flash that fails costs a login.
    /// </summary>
    public sealed class TokenFile
    {
        private const string Name = "token";

        private readonly IStorage _storage;
        private readonly byte[] _account;

        /// <summary>Initializes a new instance of the <see cref="TokenFile"/> class.</summary>
        public TokenFile(IStorage storage, PlatformAccount account)
        {
            _storage = storage;
            _account = Encoding.UTF8.GetBytes(account.Url + '\n' + account.DeviceKey + '\n' + account.Authorization);
        }

        /// <summary>Reads the token.</summary>
        /// <returns>The token; null if there is none.</returns>
        public byte[] Load()
        {
            try
            {
                byte[] file = new byte[ReplyBody.MaximumTokenLength + 6];
                int read = _storage.Read(Name, 0, file, file.Length);
                int length = read < 6 ? 0 : (int)Bytes.Read(file, 0, 2);
                if (length > 0 && length + 6 <= read && Check(file, 2, length) == Bytes.Read(file, length + 2, 4))
                {
                    byte[] token = new byte[length];
                    Array.Copy(file, 2, token, 0, length);
                    return token;
                }
            }
            catch (StorageException)
            {
                // As if there were none.
            }

            return null;
        }

        /// <summary>Keeps a token, or deletes the one there is.</summary>
        /// <param name="token">The token; null if it is refused.</param>
        public void Save(byte[] token)
        {
            try
            {
                if (token == null)
                {
                    _storage.Delete(Name);
                    return;
                }

                byte[] file = new byte[token.Length + 6];
                Bytes.Write(file, 0, token.Length, 2);
                Array.Copy(token, 0, file, 2, token.Length);
                Bytes.Write(file, token.Length + 2, Check(token, 0, token.Length), 4);
                _storage.Write(Name, file, file.Length);
            }
            catch (StorageException)
            {
                // The next upload logs in again, or the token is refused once more.
            }
        }

        private uint Check(byte[] buffer, int offset, int count)
        {
            byte[] all = new byte[_account.Length + count];
            Array.Copy(_account, 0, all, 0, _account.Length);
            Array.Copy(buffer, offset, all, _account.Length, count);
            return Crc32.Compute(all, 0, all.Length);
        }
    }
}
