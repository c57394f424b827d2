using Nubison.Delivery;
using Nubison.Log;

namespace Nubison.Boot
{
    /// <summary>
    /// Counts boots and notices when they keep failing: ten in a row that each lasted under a minute make the next one
    /// a safe mode. A boot costs one small write at its start, one when it proves good or is stopped as planned, and,
    /// only while boots keep failing, one for each stage it reaches.
    /// </summary>
    public sealed class BootJournal
    {
        /// <summary>How many failed boots in a row make the next one a safe mode.</summary>
        public const int SafeModeAfter = 10;

        /// <summary>How long a boot has to last to be good, in milliseconds.</summary>
        public const int GoodAfter = 60000;

        private readonly ILog _log;
        private readonly StateLog _state;
        private bool _isSettled;

        /// <summary>Initializes a new instance of the <see cref="BootJournal"/> class and counts this boot.</summary>
        /// <param name="storage">The flash; files that begin with <c>boots.</c> are the boot journal's.</param>
        /// <param name="log">Told of the boot.</param>
        public BootJournal(IStorage storage, ILog log)
        {
            _log = log;
            _state = new StateLog(storage, "boots", 7);
            try
            {
                WasPlannedStop = _state.Load() ? _state.Record[_state.Offset + 5] != 0 : !_state.IsDamaged;
                Number = Bytes.Read(_state.Record, _state.Offset, 4) + 1;
                FailedBoots = _state.Record[_state.Offset + 4];
                LastStage = _state.Record[_state.Offset + 6];
            }
            catch (StorageException e)
            {
                WasPlannedStop = true;
                Number = 1;
                Say("boots cannot be read: " + e.Message);
            }

            Say("boot " + Number + (WasPlannedStop ? string.Empty : ", the last stop was not planned"));
            Save(FailedBoots < 255 ? FailedBoots + 1 : 255, false, 0);
        }

        /// <summary>Gets this boot's number, counted from 1.</summary>
        public long Number { get; }

        /// <summary>Gets a value indicating whether the boot before this one ended in sleep or a requested reboot.</summary>
        public bool WasPlannedStop { get; }

        /// <summary>Gets how many boots in a row, up to the last one, ended unplanned within a minute.</summary>
        public int FailedBoots { get; }

        /// <summary>
        /// Gets the stage that the boot before this one reached; 0 where it is not known, as it is not after a good boot.
        /// </summary>
        public int LastStage { get; }

        /// <summary>Gets a value indicating whether boots keep failing and this one should do without what failed.</summary>
        public bool IsSafeMode => FailedBoots >= SafeModeAfter;

        /// <summary>Notes how far this boot came, if the one before it failed.</summary>
        /// <param name="stage">The stage that begins now, 1 to 255; the caller knows what it stands for.</param>
        public void Reached(int stage)
        {
            if (FailedBoots > 0 && !_isSettled)
            {
                Save(FailedBoots < 255 ? FailedBoots + 1 : 255, false, stage);
            }
        }

        /// <summary>This boot has lasted for <see cref="GoodAfter"/>: it counts as good however it ends. Only the first call writes.</summary>
        public void MarkGood()
        {
            if (!_isSettled)
            {
                Save(0, false, 0);
            }

            _isSettled = true;
        }

        /// <summary>The device goes to sleep or reboots on request.</summary>
        public void Stop()
        {
            Save(0, true, 0);
            _isSettled = true;
        }

        private void Save(int failed, bool isPlanned, int stage)
        {
            byte[] record = _state.Record;
            int at = _state.Offset;
            Bytes.Write(record, at, Number, 4);
            record[at + 4] = (byte)failed;
            record[at + 5] = (byte)(isPlanned ? 1 : 0);
            record[at + 6] = (byte)stage;
            try
            {
                _state.Save();
            }
            catch (StorageException e)
            {
                Say("the boot cannot be recorded: " + e.Message);
            }
        }

        private void Say(string text) => _log.Write("boot", text);
    }
}
