extern alias DotNetIot;

using I2cConnectionSettings = DotNetIot::System.Device.I2c.I2cConnectionSettings;
using I2cDevice = DotNetIot::System.Device.I2c.I2cDevice;

namespace Host.Board;

/// <summary>A chip on a bus as the .NET IoT library sees it; a transfer that fails throws <see cref="I2cTransferException"/>.</summary>
internal sealed class VirtualI2cDevice(VirtualI2cBus bus, int address) : I2cDevice
{
    public override I2cConnectionSettings ConnectionSettings { get; } = new(0, address);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Begin();

        if (bus.Write(address, buffer) < buffer.Length)
        {
            throw new I2cTransferException();
        }
    }

    public override void Read(Span<byte> buffer)
    {
        Begin();

        if (!bus.Read(address, buffer))
        {
            throw new I2cTransferException();
        }
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Write(writeBuffer);
        Read(readBuffer);
    }

    private void Begin()
    {
        if (bus.Hangs || !bus.IsConnected)
        {
            throw new I2cTransferException(busHangs: bus.DataPin is not null && bus.ClockPin is not null);
        }
    }
}
