using System;
using Nubison.Log;

namespace Nubison.Delivery
{
    /// <summary>
    /// Frames on flash: append-only files of at most one flash block, each named after the lowest number it can
    /// hold (<c>r101</c>), read in order and deleted whole. Damage is stepped over byte by byte to the next whole
    /// frame, so it costs what it hit and nothing else; nothing is appended behind it. What goes to flash may throw
    /// <see cref="StorageException"/>, and has changed nothing then.
    /// </summary>
    internal sealed class Segments
    {
        /// <summary>The length that no segment exceeds, in bytes: a flash block.</summary>
        internal const int BlockLength = 4096;

        /// <summary>The array in which the frame found last lies, until the next call.</summary>
        internal readonly byte[] Data = new byte[ChunkLength];

        /// <summary>Where in <see cref="Data"/> the frame found last starts.</summary>
        internal int Start;

        /// <summary>How many segments there are.</summary>
        internal int Count;

        /// <summary>The room left in the newest segment, in bytes: none behind damage.</summary>
        internal int Room;

        /// <summary>How often flash was written since boot: LittleFS commits the making of a file, its closing and its end.</summary>
        internal int Commits;

        private const char Prefix = 'r';

        // A frame of the longest reading, and a bit.
        private const int ChunkLength = 1088;

        private readonly IStorage _storage;
        private readonly ILog _log;
        private long[] _firsts = new long[0];

        // The newest segment was begun, and no append to it has succeeded yet: it holds nothing that is not in RAM too.
        private bool _isNewestUnwritten;

        // Where reading goes on in the oldest segment, and how many damaged bytes were met in it so far.
        private int _cursor;
        private int _damaged;

        // Of which segment there is a part in Data, and what part; less than a whole chunk only at the segment's end.
        private long _chunkOf = -1;
        private int _chunkStart;
        private int _chunkLength;

        /// <summary>Initializes a new instance of the <see cref="Segments"/> class, which knows no segment yet.</summary>
        internal Segments(IStorage storage, ILog log)
        {
            _storage = storage;
            _log = log;
        }

        /// <summary>Gets how many of them hold readings.</summary>
        internal int WrittenCount => _isNewestUnwritten ? Count - 1 : Count;

        /// <summary>Gets the oldest segment's name.</summary>
        internal string OldestName => Name(_firsts[0]);

        /// <summary>Finds or deletes the segments on flash, and makes room for so many if there are less. To be called once, first.</summary>
        internal void Open(int capacity, bool deletes)
        {
            string[] names = _storage.List();
            _firsts = new long[(names.Length > capacity ? names.Length : capacity) + 1];
            foreach (string name in names)
            {
                long first = 0;
                bool isSegment = name.Length > 1 && name[0] == Prefix && long.TryParse(name.Substring(1), out first);
                if (isSegment && deletes)
                {
                    _storage.Delete(name);
                }
                else if (isSegment)
                {
                    Insert(first);
                }
            }
        }

        /// <summary>Finds the newest frame on flash.</summary>
        /// <returns>False if there is no whole frame.</returns>
        internal bool FindLast()
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                int last = -1;
                int offset = 0;
                int damaged = 0;
                for (; Find(_firsts[i], ref offset, ref damaged); offset += Frame.Length(Data, Start))
                {
                    last = offset;
                }

                Room = i < Count - 1 ? Room : damaged > 0 ? 0 : BlockLength - offset;
                if (last >= 0)
                {
                    return Load(_firsts[i], last);
                }
            }

            return false;
        }

        /// <summary>Gets the lowest number that the newest segment can hold; 0 if there is none.</summary>
        internal long NewestFirst => Count == 0 ? 0 : _firsts[Count - 1];

        /// <summary>Finds the next reading in the oldest segment.</summary>
        /// <returns>False if the segment holds no further one.</returns>
        internal bool FindNext(long after) => FindReading(0, after, ref _cursor, ref _damaged);

        /// <summary>
        /// Finds a reading without moving on to it: <see cref="FindNext"/> finds the one that it found before.
        /// </summary>
        /// <returns>False if no segment holds one.</returns>
        internal bool FindBehind(long after)
        {
            int offset = _cursor;
            int damaged = 0;
            for (int i = 0; i < WrittenCount; i++)
            {
                if (FindReading(i, after, ref offset, ref damaged))
                {
                    return true;
                }

                offset = 0;
            }

            return false;
        }

        /// <summary>
        /// Finds what tells of the time of a reading: the first frame of a kind behind it, before those of another boot.
        /// Headers lead from frame to frame; only those that
        /// decide have their check computed, so that a search through the whole journal stays short.
        /// <see cref="FindNext"/> has to be called again before the reading in <see cref="Data"/> is used.
        /// </summary>
        internal bool FindMark(byte kind, long boot, long sequence)
        {
            int offset = _cursor;
            for (int i = 0; i < WrittenCount; i++)
            {
                while (Load(_firsts[i], offset))
                {
                    bool isPlausible = Frame.IsPlausible(Data, Start, _chunkLength);
                    if (isPlausible
                        && (Data[Start] == kind || Frame.Boot(Data, Start) != boot)
                        && Frame.Sequence(Data, Start) >= sequence
                        && Frame.IsWhole(Data, Start, _chunkLength))
                    {
                        return Frame.Boot(Data, Start) == boot;
                    }

                    offset += isPlausible ? Frame.Length(Data, Start) : 1;
                }

                offset = 0;
            }

            return false;
        }

        /// <summary>Begins a new segment, which becomes a file with the first append.</summary>
        internal void StartNew(long first)
        {
            if (_isNewestUnwritten)
            {
                _storage.Delete(Name(NewestFirst));
                _isNewestUnwritten = false;
                Count--;
            }

            // One of this name holds a boot's time and no reading: it goes on.
            if (NewestFirst != first)
            {
                Insert(first);
                _isNewestUnwritten = true;
            }

            Room = BlockLength;
        }

        /// <summary>
        /// Appends sealed frames to the newest segment; durable on return. What a failed append leaves of them is
        /// damage to step over, or frames that come twice and count once: a new segment has to be begun.
        /// </summary>
        internal void Append(byte[] frames, int count)
        {
            int room = Room - count;
            Room = 0;
            _chunkOf = -1;
            Commits += _isNewestUnwritten ? 2 : 1;
            _storage.Append(Name(_firsts[Count - 1]), frames, count);
            Room = room;
            _isNewestUnwritten = false;
        }

        /// <summary>Deletes the oldest segment.</summary>
        internal void RemoveOldest()
        {
            Commits++;
            _storage.Delete(Name(_firsts[0]));
            SkipOldest();
        }

        /// <summary>Leaves the oldest segment to the next boot, which finds it again.</summary>
        internal void SkipOldest()
        {
            if (_damaged > 0)
            {
                _log.Write("journal", OldestName + ": " + _damaged + " damaged bytes skipped");
            }

            Count--;
            Array.Copy(_firsts, 1, _firsts, 0, Count);
            _cursor = 0;
            _damaged = 0;
            _chunkOf = -1;
            Room = Count == 0 ? 0 : Room;
        }

        private static string Name(long first) => Prefix + first.ToString();

        private void Insert(long first)
        {
            int index = Count;
            for (; index > 0 && _firsts[index - 1] > first; index--)
            {
                _firsts[index] = _firsts[index - 1];
            }

            _firsts[index] = first;
            Count++;
        }

        /// <summary>Finds the first whole frame at or behind an offset, which then is that frame's.</summary>
        private bool Find(long segment, ref int offset, ref int damaged)
        {
            while (Load(segment, offset))
            {
                if (Frame.IsWhole(Data, Start, _chunkLength))
                {
                    return true;
                }

                offset++;
                damaged++;
            }

            return false;
        }

        private bool FindReading(int index, long after, ref int offset, ref int damaged)
        {
            for (; Find(_firsts[index], ref offset, ref damaged); offset += Frame.Length(Data, Start))
            {
                if (Data[Start] < Frame.Clock && Frame.Sequence(Data, Start) > after)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Has the chunk hold a segment's bytes from an offset on, a whole frame's at least if there are so many.</summary>
        /// <returns>False at the segment's end.</returns>
        private bool Load(long segment, int offset)
        {
            Start = offset - _chunkStart;
            if (segment != _chunkOf || Start < 0 || (!IsHeld() && _chunkLength == ChunkLength))
            {
                _chunkOf = -1;
                _chunkLength = _storage.Read(Name(segment), offset, Data, ChunkLength);
                _chunkStart = offset;
                _chunkOf = segment;
                Start = 0;
            }

            return Start < _chunkLength;
        }

        /// <summary>Tells whether the chunk holds all of what could begin here: one byte that begins no frame, or a frame.</summary>
        private bool IsHeld() =>
            Start < _chunkLength
            && (!Frame.IsKind(Data[Start])
                || (Start + Frame.Overhead <= _chunkLength && Start + Frame.Length(Data, Start) <= _chunkLength));
    }
}
