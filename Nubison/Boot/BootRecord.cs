using Nubison.Log;
using Nubison.State;

namespace Nubison.Boot
{
    /// <summary>
    /// Counts boots and notices when they keep failing: ten in a row that each ended unplanned within a minute make the
    /// next one a safe mode, which leaves out what the last one was at when it ended, and nothing else. A boot that lasts
    /// is a good one, and the next goes by the settings again. A boot costs one save of the state at its start, one when
    /// it proves good, and, only while boots keep failing, one for each part that it comes to.
    /// </summary>
    public sealed class BootRecord
    {
        /// <summary>How many failed boots in a row make the next one a safe mode.</summary>
        public const int SafeModeAfter = 10;

        /// <summary>How long a boot has to last to be good, in milliseconds.</summary>
        public const int GoodAfter = 60000;

        /// <summary>How long a safe mode leaves the network alone, in milliseconds: long enough to keep a reading first.</summary>
        /// <remarks>
        /// A healthy device whose power keeps being cut ends its boots while sending too, and must get to send all the same.
        /// </remarks>
        public const int SendingPause = 5000;

        /// <summary>What failed again and again, so that this boot does without; <see cref="BootPart.Starting"/> for nothing.</summary>
        public readonly BootPart Failed;

        private readonly StateRecord _state;

        /// <summary>
        /// Initializes a new instance of the <see cref="BootRecord"/> class and counts this boot, unless the device was
        /// only asleep between two readings: then it goes on in the same boot, and nothing is saved.
        /// </summary>
        public BootRecord(StateRecord state, ILog log, bool wasAsleep = false)
        {
            _state = state;
            if (wasAsleep)
            {
                state.GoOn();
                return;
            }

            bool wasPlanned = state[StateField.IsPlannedStop] == 1 || (state[StateField.Saves] == 0 && !state.IsLost);
            long failed = state[StateField.FailedBoots];
            BootPart part = (BootPart)state[StateField.BootPart];
            state[StateField.Boot]++;
            state[StateField.FailedBoots] = failed + 1;
            state[StateField.BootPart] = (int)BootPart.Starting;
            state.Save(false);
            log.Write("boot", "boot " + Number + (wasPlanned ? string.Empty : ", the last stop was not planned"));
            if (failed >= SafeModeAfter)
            {
                // Not known after a record was lost: sensors are what fails most.
                Failed = part == BootPart.Starting ? BootPart.Sampling : part;
                state.DropsReadings = Failed == BootPart.Journal;
                log.Write(
                    "boot", "safe mode: " + SafeModeAfter + " boots in a row ended within a minute, the last one while " + Describe(Failed));
            }
        }

        /// <summary>Gets this boot's number, counted from 1.</summary>
        public long Number => _state[StateField.Boot];

        /// <summary>A part of the boot begins; noted if the boot before this one failed.</summary>
        public void Begin(BootPart part)
        {
            if (_state[StateField.FailedBoots] > 1)
            {
                _state[StateField.BootPart] = (int)part;
                _state.Save(false);
            }
        }

        /// <summary>This boot has lasted for <see cref="GoodAfter"/>: it is good however it ends. Only the first call saves.</summary>
        public void MarkGood()
        {
            if (_state[StateField.FailedBoots] > 0)
            {
                ResetFailures();
                _state.Save(false);
            }
        }

        /// <summary>The device goes to sleep or reboots on request: saves the state, with all that the journal has settled.</summary>
        public void Stop()
        {
            ResetFailures();
            _state.Save(true);
        }

        /// <summary>The device goes to sleep between two readings: saves what has to be.</summary>
        /// <returns>Whether it is durable.</returns>
        public bool Sleep(bool mayWait)
        {
            ResetFailures();
            return _state.Keep(mayWait);
        }

        private static string Describe(BootPart failed) => failed switch
        {
            BootPart.Settings => "reading the settings; nothing is left out",
            BootPart.Journal => "opening the journal; the readings on flash are given up",
            BootPart.Sampling => "sampling; the device measures nothing but itself",
            _ => "sending; the network is left alone for " + (SendingPause / 1000) + " s",
        };

        private void ResetFailures()
        {
            _state[StateField.FailedBoots] = 0;
            _state[StateField.BootPart] = (int)BootPart.Starting;
        }
    }
}
