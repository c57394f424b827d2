using System.Device.I2c;
using Microsoft.Extensions.Time.Testing;

namespace Host.Tests.Oracle;

/// <summary>
/// A chip as a driver of the .NET IoT team sees it. That driver waits in real time, the chip converts in the test's:
/// so after each write enough of the test's time passes.
/// </summary>
/// <param name="chip">The chip on the virtual bus.</param>
/// <param name="time">The time that the chip runs on.</param>
/// <param name="conversion">How long its slowest conversion takes.</param>
internal sealed class PatientDevice(I2cDevice chip, FakeTimeProvider time, TimeSpan conversion) : I2cDevice
{
    public override I2cConnectionSettings ConnectionSettings => chip.ConnectionSettings;

    public override void Read(Span<byte> buffer) => chip.Read(buffer);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        chip.Write(buffer);
        time.Advance(conversion);
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Write(writeBuffer);
        Read(readBuffer);
    }
}
