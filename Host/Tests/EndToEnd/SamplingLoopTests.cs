extern alias Nano;

using Firmware.Sampling;
using global::Sensors;
using global::Sensors.I2c;
using global::Sensors.Serial;
using global::Sensors.Sampling;
using Nano::System.Device.Gpio;
using Nano::System.Device.I2c;
using Nubison.Log;

namespace Host.Tests.EndToEnd;

/// <summary>The sampling thread ends when it is told to, and not before.</summary>
[TestClass]
public sealed class SamplingLoopTests
{
    [TestMethod]
    public void Sampling_goes_on_where_not_even_memory_for_a_line_of_the_log_is_left()
    {
        StarvedBoard board = new();
        SamplingLoop loop = new(null, null, board, false);
        Sampler sampler = new(new SensorSet(1), board, loop, 0);
        board.IsStarved = true;
        Thread thread = new(() => loop.Run(sampler)) { IsBackground = true };
        thread.Start();
        Assert.IsTrue(board.Asked.Wait(Patience.Limit), "the loop runs");
        Assert.IsFalse(thread.Join(TimeSpan.FromMilliseconds(200)), "the loop goes on");

        board.IsStarved = false;
        loop.Stop();
        Assert.IsTrue(thread.Join(Patience.Limit), "the loop ends when it is told to");
    }

    /// <summary>A board, and its log, on which nothing works for want of memory.</summary>
    private sealed class StarvedBoard : ISensorHardware, ILog
    {
        private volatile bool _isStarved;

        public ManualResetEventSlim Asked { get; } = new();

        public bool IsStarved
        {
            get => _isStarved;
            set => _isStarved = value;
        }

        public long Uptime => IsStarved ? throw new InsufficientMemoryException() : 0;

        public I2cBus[] Buses { get; } = new I2cBus[3];

        public void Write(string topic, string text)
        {
            Asked.Set();
            throw new InsufficientMemoryException();
        }

        public void Wait(int milliseconds) => throw new NotSupportedException();

        public I2cDevice OpenI2c(int bus, int address) => throw new NotSupportedException();

        public bool RecoverBus(int bus) => throw new NotSupportedException();

        public GpioPin OpenPin(int pin, PinMode mode) => throw new NotSupportedException();

        public IPulseCounter OpenPulseCounter(int pin, bool falling) => throw new NotSupportedException();

        public IAnalogInput OpenAnalog(int pin) => throw new NotSupportedException();

        public SerialLine OpenSerial(int port) => throw new NotSupportedException();

        public long LoadTotal(string key) => throw new NotSupportedException();

        public void SaveTotal(string key, long total) => throw new NotSupportedException();

        public long DeviceValue(string name) => throw new NotSupportedException();
    }
}
