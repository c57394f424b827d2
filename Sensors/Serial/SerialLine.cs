namespace Sensors.Serial
{
    /// <summary>
    /// A serial port: the bytes of the exchange under way, which all its sensors share, and whose exchange it is. On a line
    /// with several sensors one asks at a time.
    /// </summary>
    public abstract class SerialLine
    {
        private object _user;
        private long _freeAt;
        private int _received;

        /// <summary>Gets the bytes to be sent, or those that came.</summary>
        public byte[] Data { get; } = new byte[160];

        /// <summary>Begins an exchange, unless another one is under way: what came before is dropped.</summary>
        /// <param name="user">Whose it is.</param>
        /// <param name="now">The time in milliseconds.</param>
        /// <param name="milliseconds">How long it may take; then somebody else may have the line.</param>
        /// <returns>Whether it could begin.</returns>
        public bool Begin(object user, long now, int milliseconds)
        {
            if (_user != null && _user != user && now < _freeAt)
            {
                return false;
            }

            _user = user;
            _freeAt = now + milliseconds;
            Drop();
            return true;
        }

        /// <summary>Ends an exchange before its time.</summary>
        public void End() => _user = null;

        /// <summary>Drops all that came.</summary>
        public void Drop()
        {
            _received = 0;
            while (Read(0, Data.Length, 0) > 0)
            {
            }
        }

        /// <summary>Takes what has come, behind what came before.</summary>
        /// <param name="user">Whose exchange it is; if somebody else has the line by now, nothing has come.</param>
        /// <param name="count">How many bytes are wanted in all.</param>
        /// <returns>Whether they are there.</returns>
        public bool Receive(object user, int count)
        {
            if (_user != user)
            {
                return false;
            }

            if (_received < count)
            {
                _received += Read(_received, count - _received, 0);
            }

            return _received >= count;
        }

        /// <summary>Forgets the first byte that came, as no frame begins with it.</summary>
        public void Skip()
        {
            _received--;
            for (int i = 0; i < _received; i++)
            {
                Data[i] = Data[i + 1];
            }
        }

        /// <summary>Sets speed and parity.</summary>
        /// <param name="baudRate">Bits a second.</param>
        /// <param name="parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
        public abstract void Configure(int baudRate, string parity);

        /// <summary>Sends the first bytes of <see cref="Data"/>.</summary>
        /// <param name="count">How many.</param>
        public abstract void Write(int count);

        /// <summary>Reads bytes into <see cref="Data"/>.</summary>
        /// <param name="index">From where on.</param>
        /// <param name="count">How many.</param>
        /// <param name="milliseconds">How long to wait for all of them; other sensors wait too, so a few at most.</param>
        /// <returns>How many came.</returns>
        public abstract int Read(int index, int count, int milliseconds);
    }
}
