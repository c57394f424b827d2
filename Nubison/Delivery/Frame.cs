namespace Nubison.Delivery
{
    /// <summary>
    /// How a reading lies in the RAM buffer and on flash:
    /// <code>
    /// kind 1 | length 2 | sequence 4 | boot 4 | moment 6 | members, "length" bytes | CRC-32 of all before 4
    /// </code>
    /// Numbers are little-endian. The moment is milliseconds: since 1970 in a timed frame, since its boot in an untimed
    /// one; in a clock frame, which has no members, it is when its boot was, since 1970.
    /// The kinds are bytes that UTF-8 never contains, so a search for the next frame behind damage finds no
    /// beginning inside of a reading's text.
    /// </summary>
    internal static class Frame
    {
        /// <summary>A reading whose time of day is known.</summary>
        internal const byte Timed = 0xF9;

        /// <summary>A reading taken before the clock was valid.</summary>
        internal const byte Untimed = 0xFA;

        /// <summary>Not a reading: tells when the boot of the untimed readings before it was.</summary>
        internal const byte Clock = 0xFB;

        /// <summary>What a frame has more than its members, in bytes.</summary>
        internal const int Overhead = HeaderLength + 4;

        /// <summary>The longest frame, in bytes.</summary>
        internal const int MaximumLength = Overhead + Journal.MaximumLength;

        /// <summary>What a frame has before its members, in bytes.</summary>
        internal const int HeaderLength = 17;

        /// <summary>Writes the header of a frame, which is not sealed yet.</summary>
        internal static void Write(byte[] buffer, int at, byte kind, long sequence, long boot, long moment, int length)
        {
            buffer[at] = kind;
            Bytes.Write(buffer, at + 1, length, 2);
            Bytes.Write(buffer, at + 3, sequence, 4);
            Bytes.Write(buffer, at + 7, boot, 4);
            Bytes.Write(buffer, at + 11, moment, 6);
        }

        /// <summary>Gives an untimed frame its time of day. It has to be sealed again.</summary>
        internal static void Stamp(byte[] buffer, int at, long time)
        {
            buffer[at] = Timed;
            Bytes.Write(buffer, at + 11, time, 6);
        }

        /// <summary>Writes the check at a frame's end.</summary>
        internal static void Seal(byte[] buffer, int at)
        {
            int end = at + Length(buffer, at) - 4;
            Bytes.Write(buffer, end, Crc32.Compute(buffer, at, end - at), 4);
        }

        /// <summary>Tells whether a frame could begin here and end before <paramref name="end"/>, by its header alone.</summary>
        internal static bool IsPlausible(byte[] buffer, int at, int end)
        {
            if (buffer[at] < Timed || buffer[at] > Clock || at + Overhead > end)
            {
                return false;
            }

            int length = Length(buffer, at);
            return length <= MaximumLength && at + length <= end;
        }

        /// <summary>Tells whether a sealed, undamaged frame begins here and ends before <paramref name="end"/>.</summary>
        internal static bool IsWhole(byte[] buffer, int at, int end)
        {
            if (!IsPlausible(buffer, at, end))
            {
                return false;
            }

            int check = at + Length(buffer, at) - 4;
            return Crc32.Compute(buffer, at, check - at) == Bytes.Read(buffer, check, 4);
        }

        /// <summary>Gets the kind.</summary>
        internal static byte Kind(byte[] buffer, int at) => buffer[at];

        /// <summary>Gets the whole frame's length in bytes.</summary>
        internal static int Length(byte[] buffer, int at) => MembersLength(buffer, at) + Overhead;

        /// <summary>Gets the reading's number; in a clock frame the number given last.</summary>
        internal static long Sequence(byte[] buffer, int at) => Bytes.Read(buffer, at + 3, 4);

        /// <summary>Gets the number of the boot in which the reading was taken.</summary>
        internal static long Boot(byte[] buffer, int at) => Bytes.Read(buffer, at + 7, 4);

        /// <summary>Gets the moment in milliseconds.</summary>
        internal static long Moment(byte[] buffer, int at) => Bytes.Read(buffer, at + 11, 6);

        /// <summary>Gets the length of the members in bytes.</summary>
        internal static int MembersLength(byte[] buffer, int at) => (int)Bytes.Read(buffer, at + 1, 2);
    }
}
