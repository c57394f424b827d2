using Host.Tests.Doubles;
using Nubison.Boot;
using Nubison.Delivery;
using Nubison.State;

namespace Host.Tests.Delivery;

/// <summary>Flash that is damaged, full, or fails.</summary>
[TestClass]
public class DamageTests
{
    private const int Readings = 600;

    private static readonly Dictionary<string, Func<Random, byte[], byte[]>> Damages = new()
    {
        ["truncated"] = (random, content) => content[..random.Next(content.Length)],
        ["zeroed"] = (_, content) => new byte[content.Length],
        ["erased"] = (_, content) => [.. Enumerable.Repeat((byte)0xFF, content.Length)],
        ["emptied"] = (_, _) => [],
        ["noise"] = (random, content) => Noise(random, content, 0, content.Length),
        ["noise in the middle"] = (random, content) =>
            Noise(random, content, random.Next(content.Length / 2), random.Next(1, content.Length / 2)),
        ["one bit"] = FlipBit,
        ["noise behind the end"] = (random, content) => [.. content, .. Noise(random, new byte[random.Next(1, 3000)], 0, 3000)],
        ["everything twice"] = (_, content) => [.. content, .. content],
    };

    public static IEnumerable<object[]> Kinds => Damages.Keys.Select(kind => new object[] { kind });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void A_damaged_segment_costs_what_was_hit_and_nothing_else(string kind)
    {
        for (int seed = 0; seed < 25; seed++)
        {
            Random random = new(seed);
            JournalHistory history = Fill(out MemoryFlash flash);
            string[] segments = [.. flash.Segments];
            string hit = segments[random.Next(segments.Length)];
            byte[] damaged = Damages[kind](random, flash[hit]);
            HashSet<long> spared = [.. history.Owed.Where(number => IsSpared(flash[hit], damaged, number, IsIn(segments, hit, number)))];
            flash[hit] = damaged;
            history.OweOnly(spared);
            history.Recover(flash);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Damaged_state_costs_no_reading_and_falls_back_to_what_was_saved_before(string kind)
    {
        for (int seed = 0; seed < 25; seed++)
        {
            Random random = new(seed);
            JournalHistory history = Fill(out MemoryFlash flash);
            string hit = random.Next(2) == 0 ? "state.a" : "state.b";
            flash[hit] = Damages[kind](random, flash[hit]);
            history.Recover(flash, again: 80, uncertain: 80, wronglyDropped: 80);
        }
    }

    [TestMethod]
    public void Without_any_state_all_readings_on_flash_come_again_and_no_number_twice()
    {
        JournalHistory history = Fill(out MemoryFlash flash);
        flash["state.a"] = new byte[200];
        flash["state.b"] = new byte[200];
        history.Boot(flash);
        Assert.IsGreaterThan(Readings, history.Append("\"t\":1"));
        Assert.IsTrue(history.Log.Lines.Exists(line => line.Contains("state is damaged")), history.Log.ToString());
    }

    [TestMethod]
    public void A_reading_whose_first_byte_would_complete_a_cut_off_check_is_not_lost_to_it()
    {
        int tried = 0;
        for (int value = 0; value < 3000; value++)
        {
            MemoryFlash flash = new();
            JournalHistory history = new(128, 0);
            history.Boot(flash);
            history.Append($"\"n\":{value}");
            if (flash["r1"][^1] == 0xF9)
            {
                flash["r1"] = flash["r1"][..^1];
                history.OweOnly([]);
                history.Recover(flash);
                tried++;
            }
        }

        Assert.IsGreaterThan(5, tried);
    }

    [TestMethod]
    public void A_full_flash_costs_the_oldest_readings_and_then_the_journal_goes_on()
    {
        // Another file leaves room for five segments of the thirty-one the journal may have.
        MemoryFlash flash = new() { Capacity = 8 * 4096 };
        flash["foreign"] = new byte[4096];
        JournalHistory history = new(128, 10);
        history.Boot(flash);
        for (int i = 0; i < 1000; i++)
        {
            history.Append($"\"n\":{i},\"text\":\"{new string('x', 40)}\"");
            history.Flush();
        }

        Assert.IsGreaterThan(250, history.Journal.WaitingCount);
        Assert.AreEqual(1000, history.Journal.WaitingCount + history.Journal.DroppedCount);
        while (history.Send() > 0)
        {
        }

        history.AssertGapsAreCounted(0);
        Assert.AreEqual(0, history.Journal.WaitingCount);
    }

    [TestMethod]
    public void A_flash_too_full_for_a_new_segment_does_not_hold_up_what_is_on_it()
    {
        MemoryFlash flash = new() { Capacity = 8 * 4096 };
        JournalHistory history = new(128, 10);
        history.Boot(flash, isClockValid: false);
        string members = $"\"text\":\"{new string('x', 990)}\"";
        for (int i = 0; i < 4; i++)
        {
            history.Append(members);
        }

        history.Flush();
        flash["foreign"] = new byte[6 * 4096];
        history.Boot(flash);
        history.Append(members);
        history.Flush();

        Assert.AreEqual(1, history.Send());
        Assert.IsTrue(history.Log.Lines.Exists(line => line.Contains("full")), history.Log.ToString());
    }

    [TestMethod]
    [DataRow(0.01, 400)]
    [DataRow(0.1, 400)]
    [DataRow(0.5, 48)]
    public void Flash_that_fails_now_and_then_loses_nothing(double probability, int readings)
    {
        // Each failure costs a segment: half of 48 leave the journal some of its 31.
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            FailingFlash flash = new(new MemoryFlash());
            JournalHistory history = new(128, random.Next(2) * 10);
            history.Boot(flash);
            for (int i = 0; i < readings; i++)
            {
                flash.IsFailing = () => random.NextDouble() < probability;
                history.Append($"\"n\":{i}");
                history.Clock.Advance(TimeSpan.FromSeconds(1));
                history.Journal.FlushIfDue();
                for (int sent = i > readings / 2 ? random.Next(4) : 0; sent > 0; sent--)
                {
                    history.Send();
                }
            }

            Assert.AreEqual(0, history.Journal.DroppedCount, history.Log.ToString());
            flash.IsFailing = () => false;
            while (history.Send() > 0)
            {
            }

            history.AssertGapsAreCounted(0);
            Assert.AreEqual(0, history.Journal.DroppedCount);
        }
    }

    [TestMethod]
    public void Flash_that_takes_no_more_writes_costs_one_segment_and_keeps_the_others()
    {
        MemoryFlash flash = new();
        FailingFlash failing = new(flash) { FailsWritesAlone = true };
        JournalHistory history = new(128, 10);
        history.Boot(failing);
        for (int i = 0; i < 500; i++)
        {
            history.Append($"\"n\":{i}");
            history.Flush();
        }

        string[] segments = [.. flash.Segments];
        failing.IsFailing = () => true;
        for (int i = 0; i < 1000; i++)
        {
            history.Append($"\"n\":{i}");
            history.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        CollectionAssert.AreEqual(segments[1..], flash.Segments.Intersect(segments).ToArray());
    }

    [TestMethod]
    public void Flash_that_fails_for_good_leaves_the_newest_in_memory_and_delivery_goes_on()
    {
        FailingFlash flash = new(new MemoryFlash());
        JournalHistory history = new(128, 10);
        history.Boot(flash);
        for (int i = 0; i < 100; i++)
        {
            history.Append($"\"n\":{i}");
            history.Flush();
        }

        flash.IsFailing = () => true;
        for (int i = 0; i < 1000; i++)
        {
            history.Append($"\"n\":{i}");
            history.Clock.Advance(TimeSpan.FromSeconds(1));
            history.Journal.FlushIfDue();
        }

        int sent = 0;
        for (int i = 0; i < 1000; i++)
        {
            sent += history.Send() > 0 ? 1 : 0;
            history.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.IsGreaterThan(100, sent);
        Assert.AreEqual(0, history.Journal.WaitingCount);
        history.AssertGapsAreCounted(0);
        Assert.IsTrue(history.Log.Lines.Exists(line => line.Contains("flash fails")), history.Log.ToString());
        Assert.IsLessThan(60, history.Log.Lines.Count, history.Log.ToString());
    }

    [TestMethod]
    public void Flash_that_cannot_be_read_at_boot_is_left_alone_and_readings_still_go_out()
    {
        Fill(out MemoryFlash flash);
        Dictionary<string, byte[]> before = flash.List().ToDictionary(name => name, name => flash[name]);
        FailingFlash failing = new(flash) { IsFailing = () => true };
        JournalHistory history = new(128, 10);
        history.Boot(failing);
        failing.IsFailing = () => false;
        for (int i = 0; i < 1000; i++)
        {
            history.Append($"\"n\":{i}");
            history.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.AreEqual(history.Last, history.Send());
        }

        history.Stop();
        CollectionAssert.AreEquivalent(before, flash.List().ToDictionary(name => name, name => flash[name]));
        Assert.AreEqual(0, history.Journal.DroppedCount);
    }

    [TestMethod]
    public void A_segment_that_cannot_be_read_is_told_once_and_given_up_after_a_minute()
    {
        JournalHistory history = Fill(out MemoryFlash flash);
        string hit = flash.Segments.First();
        long next = long.Parse(flash.Segments.Skip(1).First()[1..]);
        FailingFlash failing = new(flash);
        history.Boot(failing);
        failing.Unreadable = hit;
        while (history.Send() > 0)
        {
            // What was read before is still in memory.
        }

        for (int second = 0; second < 60; second++)
        {
            Assert.AreEqual(0, history.Send());
            history.Append($"\"second\":{second}");
            history.Clock.Advance(TimeSpan.FromSeconds(1));
            history.Journal.FlushIfDue();
        }

        Assert.AreEqual(0, history.Send());
        Assert.AreEqual(next, history.Send());
        Assert.HasCount(1, history.Log.Lines.FindAll(line => line.Contains("cannot be read")), history.Log.ToString());
        Assert.HasCount(1, history.Log.Lines.FindAll(line => line.EndsWith($"{hit} is given up")), history.Log.ToString());
        Assert.IsFalse(history.Log.Lines.Exists(line => line.Contains("works again")), history.Log.ToString());
    }

    [TestMethod]
    public void What_is_found_lost_at_boot_is_counted_in_the_run_that_finds_it()
    {
        JournalHistory history = Fill(out MemoryFlash flash);
        long settled = history.Settled;
        long next = long.Parse(flash.Segments.Skip(1).First()[1..]);
        flash.Delete(flash.Segments.First());
        history.Boot(flash);

        Assert.AreEqual(next - 1 - settled, history.Journal.DroppedSinceBoot);
        Assert.AreEqual(next - 1 - settled, history.Journal.DroppedCount);
        Assert.AreEqual(Readings + 1 - next, history.Journal.WaitingCount);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    public void Power_cuts_of_a_device_that_delivers_everything_drop_nothing(int flushSeconds)
    {
        MemoryFlash flash = new();
        JournalHistory history = new(128, flushSeconds);
        for (int cut = 0; cut < 20; cut++)
        {
            history.Boot(flash);
            for (int i = 0; i < 10; i++)
            {
                history.Append($"\"n\":{i}");
                while (history.Send() > 0)
                {
                    // Some come again.
                }
            }
        }

        Assert.AreEqual(0, history.Journal.DroppedCount);
        Assert.AreEqual(0, history.Journal.WaitingCount);
        Assert.IsLessThanOrEqualTo(20 * StateRecord.Block, history.Journal.SkippedCount);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void No_number_is_given_twice_whatever_flash_refuses(bool failsWritesAlone)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            FailingFlash flash = new(new MemoryFlash()) { FailsWritesAlone = failsWritesAlone };
            ManualClock clock = new();
            WaitingReading reading = new();
            HashSet<long> given = [];
            for (int boot = 0; boot < 10; boot++)
            {
                clock.Reboot(TimeSpan.FromSeconds(random.Next(5, 100)));
                double probability = random.Next(4) switch { 0 => 1, 1 => 0.5, _ => 0 };
                flash.IsFailing = () => random.NextDouble() < probability;
                StateRecord state = new(flash, new LogLines());
                _ = new BootRecord(state, new LogLines());
                Journal journal = new(flash, state, clock, new LogLines(), 16, random.Next(2) * 10);
                int readings = random.Next(200);
                clock.ValidFrom = random.Next(100) * 1000;
                for (int i = 0; i < readings; i++)
                {
                    probability = random.Next(50) == 0 ? random.Next(2) : probability;
                    long number = journal.Append(new TextMembers("\"t\":1"), clock.Uptime);
                    Assert.IsTrue(number == 0 || given.Add(number), $"seed {seed}: number {number} was given twice");
                    if (random.Next(3) > 0 && reading.Peek(journal))
                    {
                        journal.Settle(reading.Number, false);
                    }

                    clock.Advance(TimeSpan.FromSeconds(1));
                    journal.FlushIfDue();
                }

                if (random.Next(3) == 0)
                {
                    journal.Flush();
                    state.Save(true);
                }
            }
        }
    }

    /// <summary>A journal of several segments, delivered in part.</summary>
    private static JournalHistory Fill(out MemoryFlash flash)
    {
        flash = new MemoryFlash();
        JournalHistory history = new(128, 10);
        history.Boot(flash);
        for (int i = 1; i <= Readings; i++)
        {
            history.Append($"\"n\":{i},\"t\":{i * 7 % 100}");
            if (i % 5 == 0)
            {
                history.Flush();
            }
        }

        // So many that the state has its second file, and that a segment is deleted already.
        for (int i = 0; i < 200; i++)
        {
            history.Send();
        }

        return history;
    }

    private static bool IsIn(string[] segments, string segment, long number)
    {
        string? next = segments.SkipWhile(name => name != segment).Skip(1).FirstOrDefault();
        return number >= long.Parse(segment[1..]) && (next is null || number < long.Parse(next[1..]));
    }

    /// <summary>Tells whether the frame of a reading is the same in the damaged segment as it was.</summary>
    private static bool IsSpared(byte[] content, byte[] damaged, long number, bool isInSegment)
    {
        if (!isInSegment)
        {
            return true;
        }

        int at = 0;
        while (BitConverter.ToUInt32(content, at + 3) != number)
        {
            at += BitConverter.ToUInt16(content, at + 1) + 21;
        }

        int end = at + BitConverter.ToUInt16(content, at + 1) + 21;
        return end <= damaged.Length && content.AsSpan(at, end - at).SequenceEqual(damaged.AsSpan(at, end - at));
    }

    private static byte[] Noise(Random random, byte[] content, int start, int length)
    {
        byte[] damaged = [.. content];
        random.NextBytes(damaged.AsSpan(start, Math.Min(length, content.Length - start)));
        return damaged;
    }

    private static byte[] FlipBit(Random random, byte[] content)
    {
        byte[] damaged = [.. content];
        damaged[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }
}
