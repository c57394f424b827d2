using System;
using Nubison.Protocol;

namespace Nubison.Delivery
{
    /// <summary>Frames in RAM, oldest first, in one fixed array.</summary>
    internal sealed class FrameBuffer
    {
        private readonly JsonWriter _writer;
        private int _start;
        private int _end;

        /// <summary>Initializes a new instance of the <see cref="FrameBuffer"/> class.</summary>
        internal FrameBuffer(int capacity)
        {
            Data = new byte[capacity];
            _writer = new JsonWriter(Data);
        }

        /// <summary>Gets the array; after <see cref="Compact"/> the frames start at its start.</summary>
        internal byte[] Data { get; }

        /// <summary>Gets a value indicating whether no frame is left.</summary>
        internal bool IsEmpty => _start == _end;

        /// <summary>Gets where in <see cref="Data"/> the oldest frame starts.</summary>
        internal int Start => _start;

        /// <summary>Writes a reading's members behind the last frame; <see cref="Add"/> makes a frame of them.</summary>
        /// <returns>How many bytes they are; -1 if there is no room for them.</returns>
        /// <exception cref="ArgumentException">They are longer than <see cref="Journal.MaximumLength"/>.</exception>
        internal int Write(IMembers members)
        {
            int length = TryWrite(members);
            if (length < 0 && _start > 0)
            {
                Compact();
                length = TryWrite(members);
            }

            return length;
        }

        /// <summary>Adds the reading whose members were written.</summary>
        internal void Add(long sequence, long boot, long uptime, int length)
        {
            Frame.Write(Data, _end, Frame.Untimed, sequence, boot, uptime, length);
            _end += length + Frame.Overhead;
        }

        /// <summary>Finds the first frame whose number is above another; -1 if there is none.</summary>
        internal int Find(long after)
        {
            for (int at = _start; at < _end; at += Frame.Length(Data, at))
            {
                if (Frame.Sequence(Data, at) > after)
                {
                    return at;
                }
            }

            return -1;
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

        private int TryWrite(IMembers members)
        {
            int start = _end + Frame.HeaderLength;
            int room = Data.Length - _end - Frame.Overhead;
            bool isRoomy = room >= Journal.MaximumLength;
            if (room <= 0)
            {
                return -1;
            }

            members.WriteTo(_writer.Begin(start, start + (isRoomy ? Journal.MaximumLength : room)));
            return !_writer.Overflowed ? _writer.Length - start : !isRoomy ? -1 : throw new ArgumentException("a reading is too long");
        }
    }
}
