using System.Globalization;
using CsCheck;
using Host.Tests.Doubles;

namespace Host.Tests.Delivery;

/// <summary>Random use against plain lists: thousands of scripts of everything that can happen to a journal. For more: NUBISON_SCRIPTS=100000.</summary>
[TestClass]
public class JournalModelTests
{
    private static readonly int Scripts = int.Parse(Environment.GetEnvironmentVariable("NUBISON_SCRIPTS") ?? "1500", CultureInfo.InvariantCulture);

    private static readonly Gen<Operation> Operations = Gen.Select(
        Gen.Frequency(
            (40, Gen.Const(What.Append)),
            (4, Gen.Const(What.Fill)),
            (15, Gen.Const(What.Wait)),
            (4, Gen.Const(What.Flush)),
            (25, Gen.Const(What.Send)),
            (4, Gen.Const(What.LoseAnswer)),
            (4, Gen.Const(What.Refuse)),
            (4, Gen.Const(What.SetClock)),
            (3, Gen.Const(What.Reboot)),
            (5, Gen.Const(What.Cut))),
        Gen.Int[0, 10_000],
        (what, number) => new Operation(what, number));

    private enum What
    {
        Append,
        Fill,
        Wait,
        Flush,
        Send,
        LoseAnswer,
        Refuse,
        SetClock,
        Reboot,
        Cut,
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    public void Whatever_happens_the_journal_does_as_the_list_says(int flushSeconds) =>
        Operations.List[1, 120].Sample(script => new Run(flushSeconds).Play(script), iter: Scripts, threads: 2);

    private readonly record struct Operation(What What, int Number);

    private sealed class Run
    {
        private JournalHistory _history;
        private RecordingFlash _flash = new(new MemoryFlash());
        private int _cuts = 1;

        public Run(int flushSeconds)
        {
            _history = new JournalHistory(16, flushSeconds);
            _history.Boot(_flash, isClockValid: false);
        }

        public void Play(List<Operation> script)
        {
            foreach (Operation operation in script)
            {
                Do(operation.What, operation.Number);
            }

            _history.Copy(_history.Step + 1).Recover(_flash, uncertain: 8 * _cuts, wronglyDropped: 8 * _cuts);
        }

        private void Do(What what, int number)
        {
            switch (what)
            {
                case What.Append:
                    Step(() => _history.Append($"\"n\":{number},\"t\":\"{new string('x', number % 200)}\""));
                    break;
                case What.Fill:
                    for (int i = 0; i < 60; i++)
                    {
                        Step(() => _history.Append($"\"n\":{number},\"fill\":{i}"));
                    }

                    break;
                case What.Wait:
                    _history.Clock.Advance(TimeSpan.FromMilliseconds(number));
                    Step(_history.Journal.FlushIfDue);
                    break;
                case What.Flush:
                    Step(_history.Flush);
                    break;
                case What.Send:
                    for (int i = 0; i <= number % 40; i++)
                    {
                        Step(() => _history.Send());
                    }

                    break;
                case What.LoseAnswer:
                    Step(() => _history.Send(isAnswered: false));
                    break;
                case What.Refuse:
                    Step(() => _history.Send(isRefused: true));
                    break;
                case What.SetClock:
                    _history.Clock.ValidFrom = 0;
                    break;
                case What.Reboot:
                    Step(_history.Stop);
                    _history.Boot(_flash, isClockValid: number % 2 == 0, TimeSpan.FromSeconds(number));
                    break;
                case What.Cut:
                    Cut(number);
                    break;
            }
        }

        private void Step(Action step)
        {
            _flash.Changes.Clear();
            _history.Do(step);
        }

        /// <summary>The power goes somewhere in the last step, or behind it.</summary>
        private void Cut(int number)
        {
            MemoryFlash[] states = [.. _flash.Changes.SelectMany(change => change.Cuts())];
            bool isInside = states.Length > 0;
            _history = _history.Copy(isInside ? _history.Step : _history.Step + 1);
            _flash = new RecordingFlash(isInside ? states[number % states.Length] : _flash.Flash);
            _history.Boot(_flash, isClockValid: number % 3 == 0, TimeSpan.FromSeconds(number));
            _cuts++;
        }
    }
}
