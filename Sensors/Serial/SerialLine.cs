namespace Sensors.Serial
{
    /// <summary>
    /// A serial port: the bytes of the exchange under way, which all its sensors share, and whose exchange it is. On a line
    /// with several sensors one asks at a time.
    /// </summary>
    public abstract class SerialLine
    {
        /// <summary>The bytes to be sent, or those that came.</summary>
        public readonly byte[] Data = new byte[160];

        private object _user;
        private long _freeAt;
        private int _received;

        /// <summary>
        /// Begins an exchange of at most so many milliseconds, after which somebody else may have the line; what came before is
        /// dropped. False if another one is under way.
        /// </summary>
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

        /// <summary>
        /// Takes what has come, behind what came before, and tells whether there are so many bytes in all. If somebody else has
        /// the line by now, nothing has come.
        /// </summary>
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

        /// <summary>Sets the speed in bits a second, and the parity: <c>none</c>, <c>even</c> or <c>odd</c>.</summary>
        public abstract void Configure(int baudRate, string parity);

        /// <summary>Sends the first bytes of <see cref="Data"/>.</summary>
        public abstract void Write(int count);

        /// <summary>Reads bytes into <see cref="Data"/>, from an index on, and waits a few milliseconds for all; returns how many came.</summary>
        public abstract int Read(int index, int count, int milliseconds);
    }
}
