extern alias Nano;

using global::Sensors;
using global::Sensors.I2c;
using global::Sensors.Serial;
using global::Sensors.Sampling;

namespace Host.Tests.Sensors;

/// <summary>What a reading leaves for the collector, up to the drivers' transfers.</summary>
[TestClass]
[DoNotParallelize]
public sealed class AllocationTests
{
    [TestMethod]
    public void Taking_a_reading_allocates_nothing()
    {
        Bench bench = new();
        SensorSet set = new(10);
        for (int i = 0; i < 8; i++)
        {
            set.Add("fake", new Constant(), JsonOptions.Parse($$"""{ "name": "s{{i}}", "average": 2, "deadband": 0, "offset": 0.5 }"""));
        }

        Sampler sampler = new(set, bench, bench, 0);
        Reading reading = new(900);
        Run(sampler, reading, bench, 10);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int readings = Run(sampler, reading, bench, 100);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(100, readings);
    }

    private static int Run(Sampler sampler, Reading reading, Bench bench, int periods)
    {
        int readings = 0;
        for (long end = bench.Uptime + (periods * 10000L); bench.Uptime < end; bench.Uptime += sampler.MillisecondsToNext())
        {
            while (sampler.Sample(reading))
            {
                readings++;
            }
        }

        return readings;
    }

    private sealed class Constant : Sensor
    {
        public Constant()
            : base(new Measurement("value", 2, 0, 10000)) => ConversionMilliseconds = 15;

        public override string Place => "here";

        public override void Open(ISensorHardware hardware)
        {
        }

        public override bool Measure()
        {
            Measurements[0].Set(2150);
            return true;
        }
    }

    private sealed class Bench : ISensorHardware, ISamplerObserver
    {
        public long Uptime { get; set; }

        public I2cBus[] Buses { get; } = new I2cBus[3];

        public void Wait(int milliseconds) => Uptime += milliseconds;

        public Nano::System.Device.I2c.I2cDevice OpenI2c(int bus, int address) => throw new NotSupportedException();

        public bool RecoverBus(int bus) => throw new NotSupportedException();

        public Nano::System.Device.Gpio.GpioPin OpenPin(int pin, Nano::System.Device.Gpio.PinMode mode) => throw new NotSupportedException();

        public IPulseCounter OpenPulseCounter(int pin, bool falling) => throw new NotSupportedException();

        public IAnalogInput OpenAnalog(int pin) => throw new NotSupportedException();

        public SerialLine OpenSerial(int port) => throw new NotSupportedException();

        public long LoadTotal(string key) => 0;

        public void SaveTotal(string key, long total)
        {
        }

        public long DeviceValue(string name) => throw new NotSupportedException();

        public void Wake()
        {
        }

        public void SensorLost(string sensor, string reason) => Assert.Fail(reason);

        public void SensorReturned(string sensor)
        {
        }
    }
}
