using System;
using Nubison.Power;
using Nubison.Protocol;

namespace Nubison.Delivery
{
    /// <summary>Frames in RAM, oldest first, in one fixed array.</summary>
    internal sealed class FrameBuffer
    {
        /// <summary>The array; after <see cref="Compact"/> the frames start at its start.</summary>
        internal readonly byte[] Data;

        /// <summary>How many frames there are.</summary>
        internal int Count;

        /// <summary>Where in <see cref="Data"/> the oldest frame starts.</summary>
        internal int Start;

        private readonly JsonWriter _writer;
        private int _end;

        internal FrameBuffer(int capacity)
        {
            Data = new byte[capacity];
            _writer = new JsonWriter(Data);
        }

        /// <summary>Gets how long the frames are together, in bytes.</summary>
        internal int Length => _end - Start;

        /// <summary>Writes a reading's members behind the last frame; <see cref="Add"/> makes a frame of them.</summary>
        /// <returns>How many bytes they are; -1 if there is no room for them.</returns>
        /// <exception cref="ArgumentException">They are longer than <see cref="Journal.MaximumLength"/>.</exception>
        internal int Write(IMembers members)
        {
            if (Data.Length - _end < Frame.MaximumLength)
            {
                Compact();
            }

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

        /// <summary>Makes a frame of the members that were written.</summary>
        internal void Add(byte kind, int length, long sequence, long boot, long moment, long uptime)
        {
            Frame.Write(Data, _end, kind, length, sequence, boot, moment);
            Frame.SetUptime(Data, _end, uptime);
            _end += length + Frame.Overhead;
            Count++;
        }

        /// <summary>Finds the first frame whose number is above another; -1 if there is none.</summary>
        internal int Find(long after)
        {
            for (int at = Start; at < _end; at += Frame.Length(Data, at))
            {
                if (Frame.Sequence(Data, at) > after)
                {
                    return at;
                }
            }

            return -1;
        }

        /// <summary>Corrects the times of all frames.</summary>
        internal void Correct(ClockSetting setting)
        {
            for (int at = Start; at < _end; at += Frame.Length(Data, at))
            {
                Frame.Correct(Data, at, setting);
            }
        }

        /// <summary>Moves the frames to the start of <see cref="Data"/>.</summary>
        internal void Compact()
        {
            Array.Copy(Data, Start, Data, 0, _end - Start);
            _end -= Start;
            Start = 0;
        }

        /// <summary>Gets the length of the oldest frames that together fit into some room, in bytes.</summary>
        internal int Fit(int room)
        {
            int at = Start;
            while (at < _end && at - Start + Frame.Length(Data, at) <= room)
            {
                at += Frame.Length(Data, at);
            }

            return at - Start;
        }

        /// <summary>Removes the oldest frames up to a number.</summary>
        internal void RemoveThrough(long sequence)
        {
            while (Count > 0 && Frame.Sequence(Data, Start) <= sequence)
            {
                Start += Frame.Length(Data, Start);
                Count--;
            }

            if (Count == 0)
            {
                Start = 0;
                _end = 0;
            }
        }
    }
}
