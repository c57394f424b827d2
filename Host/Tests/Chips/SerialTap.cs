using Host.Board;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Chips;

/// <summary>A serial line with devices, and bytes in hexadecimal, as a data sheet prints them.</summary>
internal sealed class SerialTap(SerialFormat format, params ISerialDevice[] devices)
{
    public FakeTimeProvider Time { get; init; } = new();

    public void Send(string bytes)
    {
        foreach (byte value in Convert.FromHexString(bytes.Replace(" ", "")))
        {
            foreach (ISerialDevice device in devices)
            {
                device.Receive(value, format);
            }
        }
    }

    /// <summary>Lets time pass and collects what was sent in it.</summary>
    public string Hear(double milliseconds)
    {
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        List<byte> heard = [];
        foreach (ISerialDevice device in devices)
        {
            while (device.TrySend(out byte value))
            {
                heard.Add(value);
            }
        }

        return BitConverter.ToString([.. heard]).Replace('-', ' ');
    }

    /// <summary>Sends bytes and collects what was sent in the time after it.</summary>
    public string Ask(string bytes, double milliseconds = 100)
    {
        Send(bytes);
        return Hear(milliseconds);
    }
}
