extern alias Nano;

using global::Sensors;
using global::Sensors.I2c;
using global::Sensors.Serial;
using Host.Board;
using Microsoft.Extensions.Time.Testing;
using Nano::System.Device.Gpio;
using Nano::System.Device.I2c;

namespace Host.Tests.Sensors;

/// <summary>The virtual board as the sensors see it, on a clock that a test moves.</summary>
internal sealed class BenchHardware(FakeTimeProvider time) : ISensorHardware
{
    private const int Data = 21;
    private const int Clock = 22;

    private readonly long _start = time.GetTimestamp();
    private readonly GpioController _pins = new();
    private SerialLine? _line;

    public long Uptime => (long)time.GetElapsedTime(_start).TotalMilliseconds;

    public I2cBus[] Buses { get; } = new I2cBus[3];

    /// <summary>Gets how often a bus was clocked free.</summary>
    public int Recoveries { get; private set; }

    public void Wait(int milliseconds) => time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    public I2cDevice OpenI2c(int bus, int address) => new(new I2cConnectionSettings(bus, address));

    public GpioPin OpenPin(int pin, PinMode mode) => _pins.OpenPin(pin, mode);

    public IPulseCounter OpenPulseCounter(int pin, bool falling) => throw new NotSupportedException();

    public IAnalogInput OpenAnalog(int pin) => new BenchInput(VirtualBoard.Current.Pins[pin]);

    public SerialLine OpenSerial(int port) => _line ??= new BenchLine(VirtualBoard.Current.Serial[port], time);

    public long LoadTotal(string key) => 0;

    public void SaveTotal(string key, long total)
    {
    }

    public long DeviceValue(string name) => throw new NotSupportedException();

    public bool RecoverBus(int bus)
    {
        Recoveries++;
        bool isFree;
        using (GpioPin clock = _pins.OpenPin(Clock, PinMode.OutputOpenDrain))
        using (GpioPin data = _pins.OpenPin(Data, PinMode.InputPullUp))
        {
            for (int i = 0; i < 9 && data.Read() == PinValue.Low; i++)
            {
                clock.Write(PinValue.Low);
                clock.Write(PinValue.High);
            }

            isFree = data.Read() == PinValue.High;
        }

        // A new device takes the pins back for the bus.
        OpenI2c(bus, 0x08).Dispose();
        return isFree;
    }

    /// <summary>A pin of the board, without the converter's steps.</summary>
    private sealed class BenchInput(VirtualPin pin) : IAnalogInput
    {
        public long Read() => pin.Voltage > 3.1 ? -1 : (long)Math.Round(pin.Voltage * 1e6);
    }

    /// <summary>A serial port of the board; the test's time passes while it waits.</summary>
    private sealed class BenchLine(VirtualUart uart, FakeTimeProvider time) : SerialLine
    {
        public override void Configure(int baudRate, string parity) =>
            uart.Format = new SerialFormat(baudRate, Enum.Parse<SerialParity>(parity, ignoreCase: true));

        public override void Write(int count) => uart.Write(Data.AsSpan(0, count));

        public override int Read(int index, int count, int milliseconds)
        {
            int read = uart.Read(Data.AsSpan(index, count));
            for (; read < count && milliseconds > 0; milliseconds--)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                read += uart.Read(Data.AsSpan(index + read, count - read));
            }

            return read;
        }
    }
}
