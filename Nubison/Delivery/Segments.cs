using System;
using Nubison.Log;

namespace Nubison.Delivery
{
    /// <summary>
    /// Frames on flash: append-only files of at most one flash block, each named after the lowest number it can
    /// hold (<c>r101</c>), read in order and deleted whole. Damage is stepped over byte by byte to the next whole
    /// frame, so it costs what it hit and nothing else. What goes to flash may throw <see cref="StorageException"/>,
    /// and has changed nothing then.
    /// </summary>
    internal sealed class Segments
    {
        /// <summary>The length that no segment exceeds, in bytes: a flash block.</summary>
        internal const int BlockLength = 4096;

        private const char Prefix = 'r';
        private const int ChunkLength = 2048;
        private const int Unknown = -BlockLength * 16;

        // Put behind a frame that was cut off. Without it the next frame's first bytes could, with some luck, complete the
        // other's check and be lost to it.
        private static readonly byte[] Separator = new byte[4];

        private readonly IStorage _storage;
        private readonly ILog _log;
        private long[] _firsts = new long[0];
        private int _count;
        private int _room;
        private bool _isTorn;

        // Where reading goes on in the oldest segment, and how many damaged bytes were met in it so far.
        private int _cursor;
        private int _damaged;

        // A part of one segment; less than a whole chunk only at the segment's end.
        private readonly byte[] _chunk = new byte[ChunkLength];
        private long _chunkOf = -1;
        private int _chunkStart;
        private int _chunkLength;

        /// <summary>Initializes a new instance of the <see cref="Segments"/> class, which knows no segment yet.</summary>
        internal Segments(IStorage storage, ILog log)
        {
            _storage = storage;
            _log = log;
        }

        /// <summary>Gets how many segments there are.</summary>
        internal int Count => _count;

        /// <summary>Gets a value indicating whether nothing was ever written to what segments there are.</summary>
        internal bool IsEmpty => _count == 0 || (_count == 1 && IsNewestUnwritten);

        /// <summary>Gets a value indicating whether the newest segment was begun and no append to it succeeded yet.</summary>
        internal bool IsNewestUnwritten { get; private set; }

        /// <summary>Gets the room left in the newest segment, in bytes.</summary>
        internal int Room
        {
            get
            {
                if (_room == Unknown)
                {
                    int length = _storage.Length(Name(_firsts[_count - 1]));
                    _room = length > 0 ? BlockLength - length : BlockLength;
                }

                return _room;
            }
        }

        /// <summary>Gets the array in which the frame found last lies, until the next call.</summary>
        internal byte[] Data => _chunk;

        /// <summary>Gets where in <see cref="Data"/> the frame found last starts.</summary>
        internal int Start { get; private set; }

        /// <summary>Gets the highest number that was on flash at the opening, as far as can be known.</summary>
        internal long LastSequence { get; private set; }

        /// <summary>Gets the boot in which that reading was taken; 0 where it is not known.</summary>
        internal long LastBoot { get; private set; }

        /// <summary>Deletes all segments, and leaves an empty one behind from which the numbers go on.</summary>
        internal static void DeleteAll(IStorage storage)
        {
            long next = 0;
            foreach (string name in storage.List())
            {
                if (TryParse(name, out long first))
                {
                    storage.Delete(name);
                    next = first >= next ? first + (BlockLength / Frame.Overhead) : next;
                }
            }

            if (next > 0)
            {
                storage.Append(Name(next), Separator, Separator.Length);
            }
        }

        /// <summary>Finds the segments on flash, and where in the newest one to go on. To be called once, first.</summary>
        /// <param name="capacity">How many segments there will be at most, unless there are more already.</param>
        internal void Open(int capacity)
        {
            string[] names = _storage.List();
            _firsts = new long[(names.Length > capacity ? names.Length : capacity) + 1];
            foreach (string name in names)
            {
                if (TryParse(name, out long first))
                {
                    Insert(first);
                }
            }

            bool isFound = false;
            for (int i = _count - 1; i >= 0 && !isFound; i--)
            {
                isFound = FindLast(i);
            }
        }

        /// <summary>Gets the lowest number that a segment can hold.</summary>
        internal long First(int index) => _firsts[index];

        /// <summary>Finds the next reading in the oldest segment.</summary>
        /// <param name="after">The reading's number is above this one.</param>
        /// <returns>False where the segment holds no further one.</returns>
        internal bool FindNext(long after)
        {
            while (Find(_firsts[0], ref _cursor, ref _damaged))
            {
                if (Frame.Kind(_chunk, Start) != Frame.Clock && Frame.Sequence(_chunk, Start) > after)
                {
                    return true;
                }

                _cursor += Frame.Length(_chunk, Start);
            }

            return false;
        }

        /// <summary>
        /// Finds a reading without moving on to it: <see cref="FindNext"/> finds the one that it found before.
        /// </summary>
        /// <param name="after">The reading's number is the next above this one.</param>
        /// <returns>False if no segment holds one.</returns>
        internal bool FindBehind(long after)
        {
            int damaged = 0;
            int offset = _cursor;
            for (int i = 0; i < _count; i++)
            {
                for (; Find(_firsts[i], ref offset, ref damaged); offset += Frame.Length(_chunk, Start))
                {
                    if (Frame.Kind(_chunk, Start) != Frame.Clock && Frame.Sequence(_chunk, Start) > after)
                    {
                        return true;
                    }
                }

                offset = 0;
            }

            return false;
        }

        /// <summary>
        /// Finds out when a boot was, from the frame found last on. Headers lead from frame to frame; only those that
        /// decide have their check computed, so that a search through the whole journal stays short.
        /// <see cref="FindNext"/> has to be called again before <see cref="Data"/> is used.
        /// </summary>
        /// <returns>Milliseconds since 1970; -1 where nothing tells.</returns>
        internal long FindBootTime(long boot)
        {
            int offset = _cursor;
            for (int i = 0; i < _count; i++)
            {
                for (; Load(_firsts[i], offset); offset += IsPlausible() ? Frame.Length(_chunk, Start) : 1)
                {
                    if (IsPlausible()
                        && (Frame.Kind(_chunk, Start) == Frame.Clock || Frame.Boot(_chunk, Start) != boot)
                        && Frame.IsWhole(_chunk, Start, _chunkLength))
                    {
                        return Frame.Boot(_chunk, Start) == boot ? Frame.Moment(_chunk, Start) : -1;
                    }
                }

                offset = 0;
            }

            return -1;
        }

        /// <summary>Begins a new segment, which becomes a file with the first append.</summary>
        /// <param name="first">The number of its first reading.</param>
        internal void StartNew(long first)
        {
            if (IsNewestUnwritten)
            {
                // It is full of what failed appends left.
                _storage.Delete(Name(_firsts[_count - 1]));
                _isTorn = false;
            }
            else if (_count == 0 || _firsts[_count - 1] < first)
            {
                Insert(first);
                IsNewestUnwritten = true;
                _isTorn = false;
            }

            _room = BlockLength;
        }

        /// <summary>
        /// Appends sealed frames to the newest segment; durable on return. What a failed append leaves of them is
        /// damage to step over, or frames that come twice and count once.
        /// </summary>
        internal void Append(byte[] frames, int count)
        {
            string name = Name(_firsts[_count - 1]);
            int room = Room - count;
            bool wasTorn = _isTorn;
            _room = Unknown;
            _isTorn = true;
            _chunkOf = -1;
            if (wasTorn)
            {
                _storage.Append(name, Separator, Separator.Length);
                room -= Separator.Length;
            }

            _storage.Append(name, frames, count);
            _room = room;
            _isTorn = false;
            IsNewestUnwritten = false;
        }

        /// <summary>Deletes the oldest segment.</summary>
        internal void RemoveOldest()
        {
            _storage.Delete(Name(_firsts[0]));
            SkipOldest();
        }

        /// <summary>Leaves the oldest segment to the next boot, which finds it again.</summary>
        internal void SkipOldest()
        {
            if (_damaged > 0)
            {
                _log.Write("journal", Name(_firsts[0]) + ": " + _damaged + " damaged bytes skipped");
            }

            _count--;
            Array.Copy(_firsts, 1, _firsts, 0, _count);
            _cursor = 0;
            _damaged = 0;
            _chunkOf = -1;
            if (_count == 0)
            {
                _room = 0;
                IsNewestUnwritten = false;
            }
        }

        private static string Name(long first) => Prefix + first.ToString();

        private static bool TryParse(string name, out long first)
        {
            first = 0;
            return name.Length > 1 && name[0] == Prefix && long.TryParse(name.Substring(1), out first);
        }

        /// <summary>Reads a segment to its end.</summary>
        /// <returns>False where there is no whole frame in it.</returns>
        private bool FindLast(int index)
        {
            int offset = 0;
            int damaged = 0;
            bool isFound = false;
            long sequence = _firsts[index] - 1;
            while (Find(_firsts[index], ref offset, ref damaged))
            {
                isFound = true;
                sequence = Frame.Sequence(_chunk, Start);
                LastBoot = Frame.Boot(_chunk, Start);
                offset += Frame.Length(_chunk, Start);
            }

            if (index == _count - 1)
            {
                LastSequence = sequence;
                _room = BlockLength - offset;
                _isTorn = damaged > 0;
            }

            return isFound;
        }

        private void Insert(long first)
        {
            int index = _count;
            for (; index > 0 && _firsts[index - 1] > first; index--)
            {
                _firsts[index] = _firsts[index - 1];
            }

            _firsts[index] = first;
            _count++;
        }

        /// <summary>Finds the first whole frame at or behind an offset, which then is that frame's.</summary>
        private bool Find(long segment, ref int offset, ref int damaged)
        {
            while (Load(segment, offset))
            {
                if (Frame.IsWhole(_chunk, Start, _chunkLength))
                {
                    return true;
                }

                offset++;
                damaged++;
            }

            return false;
        }

        private bool IsPlausible() => Frame.IsPlausible(_chunk, Start, _chunkLength);

        /// <summary>Has the chunk hold a segment's bytes from an offset on, a whole frame's at least where there are so many.</summary>
        /// <returns>False at the segment's end.</returns>
        private bool Load(long segment, int offset)
        {
            if (IsNewestUnwritten && segment == _firsts[_count - 1] && _storage.Length(Name(segment)) < 0)
            {
                return false;
            }

            bool isHeld = segment == _chunkOf && offset >= _chunkStart
                && (offset + Frame.MaximumLength <= _chunkStart + _chunkLength || _chunkLength < ChunkLength);
            if (!isHeld)
            {
                _chunkOf = -1;
                _chunkLength = _storage.Read(Name(segment), offset, _chunk, ChunkLength);
                _chunkStart = offset;
                _chunkOf = segment;
            }

            Start = offset - _chunkStart;
            return Start < _chunkLength;
        }
    }
}
