extern alias DotNetIot;

using Host.Board;
using Iot = DotNetIot::System.Device.I2c;

namespace System.Device.I2c;

/// <summary>
/// Stands in for nanoFramework.System.Device.I2c over a device of the .NET IoT library. A transfer that fails throws
/// nothing: its status says so. As on an ESP32 a transfer of no bytes at all reaches no chip and succeeds, any byte
/// that is not acknowledged is <see cref="I2cTransferStatus.SlaveAddressNotAcknowledged"/>, and a bus that hangs is
/// <see cref="I2cTransferStatus.ClockStretchTimeout"/> after a second.
/// </summary>
public class I2cDevice : IDisposable
{
    private readonly Lock _lock = new();
    private readonly BoardRun _run = BoardRun.Running;
    private readonly VirtualI2cBus _bus;
    private readonly Iot.I2cDevice _device;
    private bool _disposed;

    /// <summary>Initializes a new instance of the <see cref="I2cDevice"/> class; the bus takes its pins.</summary>
    /// <exception cref="ArgumentException">There is no such bus.</exception>
    /// <exception cref="Exception">One of the bus's pins is open as GPIO.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        if (settings.BusId is not (1 or 2))
        {
            throw new ArgumentException($"I2C bus {settings.BusId} does not exist.");
        }

        _bus = _run.Board.I2c.Bus(settings.BusId);

        if (!_bus.Connect())
        {
            throw new Exception($"A pin of I2C bus {settings.BusId} is open as GPIO.");
        }

        _bus.Users++;
        _device = _bus.CreateDevice(settings.DeviceAddress);
    }

    /// <summary>Makes a device.</summary>
    /// <exception cref="ArgumentException">There is no such bus.</exception>
    /// <exception cref="Exception">One of the bus's pins is open as GPIO.</exception>
    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    /// <summary>Reads.</summary>
    /// <param name="buffer">Filled by the chip.</param>
    public I2cTransferResult Read(SpanByte buffer) => WriteRead(default, buffer);

    /// <summary>Writes.</summary>
    public I2cTransferResult Write(SpanByte buffer) => WriteRead(buffer, default);

    /// <summary>Writes, and reads after a repeated start.</summary>
    /// <param name="writeBuffer">What to write; nothing to read only.</param>
    /// <param name="readBuffer">Filled by the chip if the whole transfer succeeds; empty to write only.</param>
    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
    {
        lock (_lock)
        {
            _run.Check();

            if (_bus.Users == 0)
            {
                throw new InvalidOperationException("No device of this bus is left.");
            }

            try
            {
                Transfer(writeBuffer.AsSpan(), readBuffer.AsSpan());
                return new I2cTransferResult(I2cTransferStatus.FullTransfer, writeBuffer.Length + readBuffer.Length);
            }
            catch (I2cTransferException exception) when (exception.BusHangs)
            {
                Thread.Sleep(_run.Board.I2c.TransferTimeout);
                return new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0);
            }
            catch (I2cTransferException)
            {
                return new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
            }
        }
    }

    /// <summary>Gives the device back; the bus goes off with its last one.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_disposed && _run.IsOn)
            {
                _bus.Users--;
            }

            _disposed = true;
        }

        System.GC.SuppressFinalize(this);
    }

    private void Transfer(ReadOnlySpan<byte> written, Span<byte> buffer)
    {
        byte[] read = new byte[buffer.Length];

        if (written.Length > 0)
        {
            _device.Write(written);
        }

        if (read.Length > 0)
        {
            _device.Read(read);
        }

        read.CopyTo(buffer);
    }
}
