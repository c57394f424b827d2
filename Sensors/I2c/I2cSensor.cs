using System.Device.I2c;

namespace Sensors.I2c
{
    /// <summary>
    /// What all I2C drivers share: address, registers, and transfers. What a transfer reads is in <see cref="Data"/> until
    /// the next one.
    /// </summary>
    public abstract class I2cSensor : Sensor
    {
        private readonly int _busNumber;
        private readonly int _address;
        private I2cBus _bus;
        private I2cDevice _device;

        /// <summary>
        /// Initializes a new instance of the <see cref="I2cSensor"/> class from its settings: <c>bus</c>, <c>address</c>; with the
        /// addresses that the chip can have, of which the first is the default.
        /// </summary>
        protected I2cSensor(SensorOptions options, byte[] addresses, params Measurement[] measurements)
            : base(measurements)
        {
            _busNumber = options.Bus("bus");
            _address = options.Address(addresses);
        }

        /// <inheritdoc/>
        public override string Place => Hex(_address) + " on bus " + _busNumber;

        internal override string Seat => Place;

        /// <summary>Gets what was read last.</summary>
        protected byte[] Data => _bus.Data;

        /// <summary>Writes a number in hexadecimal, with two digits at least: <c>0x76</c>.</summary>
        public static string Hex(int value) => "0x" + value.ToString("X2");

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            _bus = I2cBus.Of(hardware, _busNumber);
            _device = hardware.OpenI2c(_busNumber, _address);
        }

        /// <summary>Closes what <see cref="Open"/> has opened.</summary>
        public void Close() => _device.Dispose();

        /// <summary>
        /// Tells whether the right chip is there, without changing anything in it or in another chip that may be there
        /// instead: by its id, else by an answer that no other chip gives. If it has neither, that something answers is all
        /// that can be told: <see cref="SensorStatus.NoId"/>.
        /// </summary>
        public virtual bool Identify() => Read(1) && Fail(SensorStatus.NoId);

        /// <summary>Makes a temperature (°C), with its least and greatest in 0.01 °C, and a relative humidity (%).</summary>
        protected static Measurement[] Climate(int minimum, int maximum) =>
            new Measurement[] { new Measurement("temperature", 2, minimum, maximum), new Measurement("humidity", 2, 0, 10000) };

        /// <summary>Crops a relative humidity in 0.01 % to 0 and 100 %, which some formulas go beyond.</summary>
        protected static long Crop(long humidity) => humidity < 0 ? 0 : humidity > 10000 ? 10000 : humidity;

        /// <summary>Makes sure that the right chip is there; a driver that has to configure it does so too.</summary>
        public override bool Start() => Identify();

        /// <summary>Gets the 16-bit word, high byte first, that begins at an index of what was read last.</summary>
        protected int Word(int index) => (Data[index] << 8) | Data[index + 1];

        /// <summary>Writes up to five bytes, given as one number, the last byte lowest.</summary>
        protected bool Write(int count, long bytes) => Transfer(count, bytes, 0);

        /// <summary>Writes an 8-bit register.</summary>
        protected bool WriteRegister(byte register, byte value) => Write(2, (register << 8) | value);

        /// <summary>Writes a 16-bit register, high byte first.</summary>
        protected bool WriteRegister16(byte register, int value) => Write(3, (register << 16) | value);

        /// <summary>Reads up to 32 bytes.</summary>
        protected bool Read(int count) => Transfer(0, 0, count);

        /// <summary>Reads up to 32 bytes from a register on, with a repeated start after the register's number.</summary>
        protected bool ReadRegister(byte register, int count) => Transfer(1, register, count);

        /// <summary>Gives the chip a few milliseconds, in which all sensors wait; always true.</summary>
        protected bool Wait(int milliseconds)
        {
            _bus.Hardware.Wait(milliseconds);
            return true;
        }

        /// <summary>Ends a step since another chip answers, with its name for the log; always false.</summary>
        protected bool WrongChip(string found) => Fail(SensorStatus.WrongChip, found);

        private bool Transfer(int writes, long bytes, int reads)
        {
            SensorStatus status = _bus.Transfer(_device, writes, bytes, reads);
            return status == SensorStatus.Ok || Fail(status);
        }
    }
}
