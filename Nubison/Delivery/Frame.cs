using Nubison.Power;

namespace Nubison.Delivery
{
    /// <summary>
    /// How a reading lies in the RAM buffer and on flash:
    /// <code>
    /// kind 1 | length 2 | sequence 4 | ordinal 3 | boot 2 | moment 5 | members, "length" bytes | CRC-32 of all before 4
    /// </code>
    /// Numbers are little-endian. The ordinal counts the readings that were written to flash: one that is missing between
    /// two frames there is a reading lost, which a missing number need not be. The moment is milliseconds: since 2020 in a timed frame (until 2054), since its
    /// boot in an untimed one (on a device that sleeps since power-on); in a clock frame, which has no members, it is when its boot was, since 2020; in a
    /// setting frame it is when the clock was set before, and the members are two moments, from which to which it was set.
    /// In RAM there is no ordinal, and the check's place holds the uptime.
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

        /// <summary>Not a reading: tells how the timed readings before it are corrected, as a device that sleeps was off.</summary>
        internal const byte Setting = 0xFC;

        /// <summary>What a frame has before its members, in bytes.</summary>
        internal const int HeaderLength = 17;

        /// <summary>What a frame has more than its members, in bytes.</summary>
        internal const int Overhead = HeaderLength + CheckLength;

        /// <summary>The longest frame, in bytes.</summary>
        internal const int MaximumLength = Overhead + Journal.MaximumLength;

        /// <summary>So many ordinals there are in a frame, until they begin anew.</summary>
        internal const long OrdinalRange = 1 << 24;

        private const int CheckLength = 4;
        private const int OrdinalAt = 7;
        private const int MomentAt = 12;
        private const int MomentLength = 5;

        /// <summary>Writes a frame's header; <see cref="Seal"/> completes it.</summary>
        internal static void Write(byte[] buffer, int at, byte kind, int length, long sequence, long boot, long moment)
        {
            buffer[at] = kind;
            Bytes.Write(buffer, at + 1, length, 2);
            Bytes.Write(buffer, at + 3, sequence, 4);
            Bytes.Write(buffer, at + 10, boot, 2);
            Bytes.Write(buffer, at + MomentAt, moment, MomentLength);
        }

        /// <summary>Makes a clock or setting frame of what it tells, without ordinal and check.</summary>
        internal static byte[] Mark(byte kind, long sequence, long boot, ClockSetting setting)
        {
            int length = kind == Setting ? 2 * MomentLength : 0;
            byte[] frame = new byte[length + Overhead];
            Write(frame, 0, kind, length, sequence, boot, kind == Setting ? setting.From : setting.After);
            if (kind == Setting)
            {
                Bytes.Write(frame, HeaderLength, setting.Before, MomentLength);
                Bytes.Write(frame, HeaderLength + MomentLength, setting.After, MomentLength);
            }

            return frame;
        }

        /// <summary>Gets what a clock or setting frame tells of the times before it.</summary>
        internal static ClockSetting ReadMark(byte[] buffer, int at)
        {
            long moment = Moment(buffer, at);
            return buffer[at] == Clock ? new ClockSetting(moment) : new ClockSetting(
                moment,
                Bytes.Read(buffer, at + HeaderLength, MomentLength),
                Bytes.Read(buffer, at + HeaderLength + MomentLength, MomentLength));
        }

        /// <summary>Corrects a frame's moment; an untimed frame becomes a timed one.</summary>
        internal static void Correct(byte[] buffer, int at, ClockSetting setting)
        {
            buffer[at] = Timed;
            Bytes.Write(buffer, at + MomentAt, setting.Correct(Moment(buffer, at)), MomentLength);
        }

        /// <summary>Notes in a frame that stays in RAM when its reading was taken.</summary>
        internal static void SetUptime(byte[] buffer, int at, long uptime) => Bytes.Write(buffer, CheckAt(buffer, at), uptime, CheckLength);

        /// <summary>Gets how long ago the reading of a frame in RAM was taken, in milliseconds.</summary>
        internal static long Age(byte[] buffer, int at, long uptime) =>
            (uptime - Bytes.Read(buffer, CheckAt(buffer, at), CheckLength)) & 0xFFFFFFFF;

        /// <summary>Gives a frame that goes to flash its ordinal, and the check at its end.</summary>
        internal static void Seal(byte[] buffer, int at, long ordinal)
        {
            Bytes.Write(buffer, at + OrdinalAt, ordinal, 3);
            Bytes.Write(buffer, CheckAt(buffer, at), Check(buffer, at), CheckLength);
        }

        /// <summary>Tells whether a frame could begin here and end before <paramref name="end"/>, by its header alone.</summary>
        internal static bool IsPlausible(byte[] buffer, int at, int end)
        {
            if (!IsKind(buffer[at]) || at + Overhead > end)
            {
                return false;
            }

            int length = Length(buffer, at);
            return length <= MaximumLength && at + length <= end;
        }

        /// <summary>Tells whether a sealed, undamaged frame begins here and ends before <paramref name="end"/>.</summary>
        internal static bool IsWhole(byte[] buffer, int at, int end) =>
            IsPlausible(buffer, at, end) && Check(buffer, at) == Bytes.Read(buffer, CheckAt(buffer, at), CheckLength);

        /// <summary>Tells whether a byte begins a frame.</summary>
        internal static bool IsKind(byte kind) => kind >= Timed && kind <= Setting;

        /// <summary>Gets the whole frame's length in bytes.</summary>
        internal static int Length(byte[] buffer, int at) => MembersLength(buffer, at) + Overhead;

        /// <summary>Gets the length of the members in bytes.</summary>
        internal static int MembersLength(byte[] buffer, int at) => (int)Bytes.Read(buffer, at + 1, 2);

        /// <summary>Gets the reading's number; in a clock frame the number given last.</summary>
        internal static long Sequence(byte[] buffer, int at) => Bytes.Read(buffer, at + 3, 4);

        /// <summary>Gets the reading's ordinal, by one less than 2^23 away; in a clock frame that of the last reading on flash.</summary>
        internal static long Ordinal(byte[] buffer, int at, long near)
        {
            int distance = (int)(Bytes.Read(buffer, at + OrdinalAt, 3) - near) << 8 >> 8;
            return near + distance;
        }

        /// <summary>Gets the number of the boot in which the reading was taken: its lower 16 bits.</summary>
        internal static long Boot(byte[] buffer, int at) => Bytes.Read(buffer, at + 10, 2);

        /// <summary>Gets the moment in milliseconds.</summary>
        internal static long Moment(byte[] buffer, int at) => Bytes.Read(buffer, at + MomentAt, MomentLength);

        private static int CheckAt(byte[] buffer, int at) => at + Length(buffer, at) - CheckLength;

        private static uint Check(byte[] buffer, int at) => Crc32.Compute(buffer, at, Length(buffer, at) - CheckLength);
    }
}
