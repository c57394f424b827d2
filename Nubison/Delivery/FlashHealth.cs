using Nubison.Log;

namespace Nubison.Delivery
{
    /// <summary>Whether the flash works, told in the log when it changes and not with each call that fails.</summary>
    internal sealed class FlashHealth
    {
        private readonly ILog _log;

        /// <summary>Initializes a new instance of the <see cref="FlashHealth"/> class.</summary>
        internal FlashHealth(ILog log) => _log = log;

        /// <summary>Gets a value indicating whether the last write failed.</summary>
        internal bool IsFailing { get; private set; }

        /// <summary>Gets a value indicating whether the flash is not touched any more in this boot.</summary>
        internal bool IsLeftAlone { get; private set; }

        /// <summary>A call failed.</summary>
        internal void Failed(StorageException e)
        {
            if (!IsFailing)
            {
                IsFailing = true;
                _log.Write("journal", "flash fails, readings are kept in RAM: " + e.Message);
            }
        }

        /// <summary>Readings were written.</summary>
        internal void Works()
        {
            if (IsFailing)
            {
                IsFailing = false;
                _log.Write("journal", "flash works again");
            }
        }

        /// <summary>
        /// What is on flash could not be found out: writing to it could make the numbers there ambiguous.
        /// </summary>
        internal void LeaveAlone(StorageException e)
        {
            IsLeftAlone = true;
            _log.Write("journal", "flash cannot be read, readings are kept in RAM until the next boot: " + e.Message);
        }
    }
}
