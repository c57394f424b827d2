using Host.Tests.Doubles;

namespace Host.Tests.Delivery;

/// <summary>The power goes at every byte of every write, and between every two calls.</summary>
[TestClass]
public class PowerCutTests
{
    /// <summary>More readings than a segment holds.</summary>
    private const int Segment = 100;

    [TestMethod]
    public void No_stored_reading_is_lost_wherever_the_power_goes_with_each_reading_written_at_once() => CutEverywhere(0);

    [TestMethod]
    public void No_stored_reading_is_lost_wherever_the_power_goes_with_readings_written_in_batches() => CutEverywhere(10);

    [TestMethod]
    public void A_last_write_that_comes_twice_changes_nothing() =>
        Distort((change, _) => [change.ApplyTo(change.ApplyTo(change.Before))]);

    [TestMethod]
    public void A_last_write_that_is_lost_costs_what_it_held() =>
        Distort((change, last) => last is null ? [] : [last.Before], again: 16, uncertain: 16);

    [TestMethod]
    public void A_last_write_that_overtakes_the_one_before_costs_what_that_held() =>
        Distort((change, last) => last is null ? [] : [change.ApplyTo(last.Before)], again: 16, uncertain: Segment);

    [TestMethod]
    public void Two_last_writes_that_change_places_cost_what_one_of_them_held() =>
        Distort((change, last) => last is null ? [] : [last.ApplyTo(change.ApplyTo(last.Before))], uncertain: 16);

    [TestMethod]
    public void A_second_power_cut_while_recovering_from_the_first_does_no_harm_either()
    {
        int cuts = 0;
        ForEachCut(Use, 10, (history, state) =>
        {
            if (++cuts % 499 == 0)
            {
                ForEachCut(Recovery, 10, (again, second) => again.Recover(second, uncertain: 16), state, history);
            }
        });
    }

    private static void CutEverywhere(int flushSeconds)
    {
        int cuts = 0;
        ForEachCut(Use, flushSeconds, (history, state) =>
        {
            history.Recover(state);
            cuts++;
        });
        Assert.IsGreaterThan(13_000, cuts);
    }

    /// <summary>Follows a script, and shows each state in which a power cut may leave the flash.</summary>
    private static void ForEachCut(
        Func<JournalHistory, RecordingFlash, IEnumerable<Action>> script,
        int flushSeconds,
        Action<JournalHistory, MemoryFlash> show,
        MemoryFlash? start = null,
        JournalHistory? before = null)
    {
        RecordingFlash flash = new(start ?? new MemoryFlash());
        JournalHistory history = before ?? new JournalHistory(16, flushSeconds);
        foreach (Action step in script(history, flash))
        {
            flash.Changes.Clear();
            history.Do(step);
            foreach (MemoryFlash state in flash.Changes.SelectMany(change => change.Cuts()))
            {
                show(history.Copy(history.Step), state.Copy());
            }
        }
    }

    /// <summary>Has the last write before a power cut, or the last two, reach the flash in another way than they were made.</summary>
    private static void Distort(Func<FlashChange, FlashChange?, MemoryFlash[]> distort, int again = 8, int uncertain = 8)
    {
        RecordingFlash flash = new(new MemoryFlash());
        JournalHistory history = new(16, 10);
        FlashChange? lastChange = null;
        int cuts = 0;

        int sureStep = 0;
        foreach (Action step in Use(history, flash))
        {
            flash.Changes.Clear();
            history.Do(step);
            foreach (FlashChange change in flash.Changes)
            {
                foreach (MemoryFlash state in distort(change, lastChange))
                {
                    history.Copy(sureStep).Recover(state, again, uncertain);
                    cuts++;
                }

                lastChange = change;
                sureStep = history.Step;
            }
        }

        Assert.IsGreaterThan(90, cuts);
    }

    /// <summary>Some hundreds of readings: short and long outages, a full journal, refusals, planned stops and power cuts.</summary>
    private static IEnumerable<Action> Use(JournalHistory history, RecordingFlash flash)
    {
        Random random = new(1);
        yield return () => history.Boot(flash);
        for (int i = 1; i <= 330; i++)
        {
            string members = $"\"n\":{i},\"t\":\"{new string('x', random.Next(20))}\"";
            yield return () => history.Append(members);
            if (i % 7 == 0 && history.FlushSeconds > 0)
            {
                yield return history.Flush;
            }

            if (i is < 40 or (> 100 and < 120))
            {
                yield return history.Look;
                yield return () => history.Send();
            }

            if (i is 60 or 140 or 325)
            {
                for (int sent = 0; sent < 45; sent++)
                {
                    bool isRefused = sent == 20;
                    yield return history.Look;
                    yield return () => history.Send(isRefused: isRefused);
                }
            }

            if (i is 50 or 110)
            {
                yield return history.Stop;
                yield return () => history.Boot(flash);
            }

            if (i is 70 or 115)
            {
                yield return () => history.Boot(flash);
            }
        }
    }

    /// <summary>What a device does after a power cut.</summary>
    private static IEnumerable<Action> Recovery(JournalHistory history, RecordingFlash flash)
    {
        yield return () => history.Boot(flash);
        for (int i = 0; i < 10; i++)
        {
            yield return () => history.Append("\"recovered\":1");
            yield return () => history.Send();
        }

        yield return history.Flush;
    }
}
