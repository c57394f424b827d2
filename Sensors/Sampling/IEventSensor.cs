using System;

namespace Sensors.Sampling
{
    /// <summary>A sensor that does not wait to be asked: a contact opens, a button is pressed.</summary>
    public interface IEventSensor
    {
        /// <summary>Gets from when on an event that was not read yet may be read, in milliseconds since boot; <see cref="long.MaxValue"/> if there is none.</summary>
        long EventAt { get; }

        /// <summary>Says whom to wake after each event, on the events' own thread.</summary>
        void Listen(Action wake);

        /// <summary>Sets the measurements from what has happened, the last state counts, and tells when, in milliseconds since boot.</summary>
        long ReadEvent();
    }
}
