using System;

namespace Nubison.Delivery
{
    /// <summary>Frames in RAM, oldest first, in one fixed array.</summary>
    internal sealed class FrameBuffer
    {
        private int _start;
        private int _end;

        /// <summary>Initializes a new instance of the <see cref="FrameBuffer"/> class.</summary>
        internal FrameBuffer(int capacity) => Data = new byte[capacity];

        /// <summary>Gets the array; after <see cref="Compact"/> the frames start at its start.</summary>
        internal byte[] Data { get; }

        /// <summary>Gets a value indicating whether no frame is left.</summary>
        internal bool IsEmpty => _start == _end;

        /// <summary>Gets where in <see cref="Data"/> the oldest frame starts.</summary>
        internal int Start => _start;

        /// <summary>Adds a reading.</summary>
        /// <returns>False where it does not fit.</returns>
        internal bool Add(long sequence, long boot, long uptime, byte[] members, int length)
        {
            int needed = length + Frame.Overhead;
            if (_end + needed > Data.Length)
            {
                Compact();
            }

            if (_end + needed > Data.Length)
            {
                return false;
            }

            Frame.Write(Data, _end, Frame.Untimed, sequence, boot, uptime, members, length);
            _end += needed;
            return true;
        }

        /// <summary>Moves the frames to the start of <see cref="Data"/>.</summary>
        internal void Compact()
        {
            if (_start > 0)
            {
                Array.Copy(Data, _start, Data, 0, _end - _start);
                _end -= _start;
                _start = 0;
            }
        }

        /// <summary>Gets the length of the oldest frames that together fit into some room, in bytes.</summary>
        internal int Fit(int room)
        {
            int at = _start;
            while (at < _end && at - _start + Frame.Length(Data, at) <= room)
            {
                at += Frame.Length(Data, at);
            }

            return at - _start;
        }

        /// <summary>Removes the oldest frames.</summary>
        /// <param name="count">Their length together, in bytes.</param>
        internal void Remove(int count)
        {
            _start += count;
            if (_start == _end)
            {
                _start = 0;
                _end = 0;
            }
        }

        /// <summary>Removes the oldest frames up to a number.</summary>
        internal void RemoveThrough(long sequence)
        {
            while (!IsEmpty && Frame.Sequence(Data, _start) <= sequence)
            {
                Remove(Frame.Length(Data, _start));
            }
        }
    }
}
