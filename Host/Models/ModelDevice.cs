using Nubison.Delivery;
using Nubison.Log;
using Nubison.Protocol;
using Nubison.State;

namespace Host.Models;

/// <summary>A journal with a clock, fed with readings of the usual size: four measurements, 64 bytes.</summary>
internal sealed class ModelDevice : ILog, IMembers
{
    private readonly byte[] _members = """
        "temperature":21.53,"humidity":45.21,"pressure":1013.25,"door":1
        """u8.ToArray();

    private readonly JsonWriter _request = new(new byte[2048]);

    /// <param name="flash">The flash; null for an empty one.</param>
    /// <param name="flushSeconds">The setting <c>journal.flushSeconds</c>.</param>
    public ModelDevice(ModelFlash? flash = null, int flushSeconds = 10)
    {
        Flash = flash ?? new ModelFlash();
        Journal = new Journal(Flash, new StateRecord(Flash, this), Clock, this, Journal.MaximumKilobytes, flushSeconds);
    }

    public ModelFlash Flash { get; }

    public ModelClock Clock { get; } = new();

    public Journal Journal { get; }

    /// <summary>Makes a flash that is full of readings to some percent.</summary>
    public static ModelFlash Filled(int percent)
    {
        ModelDevice device = new();
        while (percent > 0 && device.Journal.FillPercent < percent)
        {
            device.Take(1000);
        }

        // To the end of that segment: so the newest segments of all fillings are alike.
        int files = device.Flash.Files;
        ModelFlash last = new ModelFlash().CopyFrom(device.Flash);
        while (percent > 0 && device.Flash.Files == files && device.Journal.DroppedCount == 0)
        {
            last.CopyFrom(device.Flash);
            device.Take(1000);
        }

        return last;
    }

    /// <summary>Takes a reading and lets time pass, as the sampling thread does.</summary>
    public void Take(int milliseconds)
    {
        Journal.Append(this, Clock.Uptime);
        Journal.FlushIfDue();
        Clock.Uptime += milliseconds;
    }

    /// <summary>Delivers the oldest reading.</summary>
    public bool Deliver()
    {
        long number = Journal.Peek(0, _request.Clear());
        if (number > 0)
        {
            Journal.Settle(number, false);
        }

        return number > 0;
    }

    public void WriteTo(JsonWriter writer) => writer.Raw(_members, 0, _members.Length);

    public void Write(string topic, string text)
    {
    }
}
