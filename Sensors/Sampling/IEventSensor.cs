using System;

namespace Sensors.Sampling
{
    /// <summary>A sensor that does not wait to be asked: a contact opens, a button is pressed.</summary>
    public interface IEventSensor
    {
        /// <summary>Gets the shortest time between two readings for events, in milliseconds.</summary>
        int MinimumIntervalMilliseconds { get; }

        /// <summary>Gets a value indicating whether something has happened that was not read yet.</summary>
        bool HasEvent { get; }

        /// <summary>Says whom to wake after each event, on the events' own thread.</summary>
        void Listen(Action wake);

        /// <summary>Sets the measurements from what has happened, the last state counts, and tells when, in milliseconds since boot.</summary>
        long ReadEvent();
    }
}
