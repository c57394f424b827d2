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
        private ISensorHardware _hardware;
        private I2cBus _bus;
        private I2cDevice _device;

        /// <summary>Initializes a new instance of the <see cref="I2cSensor"/> class.</summary>
        /// <param name="options">The settings: <c>bus</c>, <c>address</c>.</param>
        /// <param name="addresses">The addresses that the chip can have; the first is the default.</param>
        /// <param name="measurements">What the sensor measures.</param>
        protected I2cSensor(SensorOptions options, byte[] addresses, params Measurement[] measurements)
            : base(measurements)
        {
            _busNumber = options.Bus("bus");
            _address = options.Address(addresses);
        }

        /// <inheritdoc/>
        public override string Place => Hex(_address) + " on bus " + _busNumber;

        /// <summary>Gets what was read last.</summary>
        protected byte[] Data => _bus.Data;

        /// <summary>Writes a number in hexadecimal: <c>0x76</c>.</summary>
        /// <param name="value">The number; it has at least two digits.</param>
        /// <returns>The text.</returns>
        public static string Hex(int value) => "0x" + value.ToString("X2");

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            _hardware = hardware;
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
        /// <returns>Whether it is.</returns>
        public virtual bool Identify() => Read(1) && Fail(SensorStatus.NoId);

        /// <summary>Makes sure that the right chip is there; a driver that has to configure it does so too.</summary>
        /// <returns>Whether it worked.</returns>
        public override bool Start() => Identify();

        /// <summary>Gets a big-endian 16-bit word of what was read last.</summary>
        /// <param name="index">Where its first byte is.</param>
        /// <returns>0 to 65535.</returns>
        protected int Word(int index) => (Data[index] << 8) | Data[index + 1];

        /// <summary>Writes up to five bytes.</summary>
        /// <param name="count">How many.</param>
        /// <param name="bytes">The bytes, the last one lowest.</param>
        /// <returns>Whether it worked.</returns>
        protected bool Write(int count, long bytes) => Transfer(count, bytes, 0);

        /// <summary>Gives the chip a moment for the command before.</summary>
        /// <param name="milliseconds">How long; other sensors wait too, so a few at most.</param>
        /// <returns>True.</returns>
        protected bool Wait(int milliseconds)
        {
            _hardware.Wait(milliseconds);
            return true;
        }

        /// <summary>Writes an 8-bit register.</summary>
        /// <param name="register">The register.</param>
        /// <param name="value">The value.</param>
        /// <returns>Whether it worked.</returns>
        protected bool WriteRegister(byte register, byte value) => Write(2, (register << 8) | value);

        /// <summary>Writes a 16-bit register, high byte first.</summary>
        /// <param name="register">The register.</param>
        /// <param name="value">The value.</param>
        /// <returns>Whether it worked.</returns>
        protected bool WriteRegister16(byte register, int value) => Write(3, (register << 16) | value);

        /// <summary>Reads bytes.</summary>
        /// <param name="count">How many, at most 32.</param>
        /// <returns>Whether it worked.</returns>
        protected bool Read(int count) => Transfer(0, 0, count);

        /// <summary>Reads registers, with a repeated start after the register's number.</summary>
        /// <param name="register">The first register.</param>
        /// <param name="count">How many bytes from there on, at most 32.</param>
        /// <returns>Whether it worked.</returns>
        protected bool ReadRegister(byte register, int count) => Transfer(1, register, count);

        /// <summary>Ends a step since another chip answers.</summary>
        /// <param name="found">Which, for the log.</param>
        /// <returns>False.</returns>
        protected bool WrongChip(string found) => Fail(SensorStatus.WrongChip, found);

        private bool Transfer(int writes, long bytes, int reads)
        {
            SensorStatus status = _bus.Transfer(_device, writes, bytes, reads);
            return status == SensorStatus.Ok || Fail(status);
        }
    }
}
