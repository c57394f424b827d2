using System;
using System.Device.I2c;

namespace Sensors.I2c
{
    /// <summary>What all I2C drivers share: address, registers, and transfers that return a status.</summary>
    public abstract class I2cSensor : Sensor
    {
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _two = new byte[2];
        private readonly byte[] _three = new byte[3];
        private ISensorHardware _hardware;
        private I2cDevice _device;

        /// <summary>Initializes a new instance of the <see cref="I2cSensor"/> class.</summary>
        /// <param name="options">The settings: <c>bus</c>, <c>address</c>.</param>
        /// <param name="addresses">The addresses that the chip can have; the first is the default.</param>
        /// <param name="quantities">What the sensor measures.</param>
        protected I2cSensor(ISensorOptions options, byte[] addresses, params Quantity[] quantities)
            : base(quantities)
        {
            Addresses = addresses;
            Bus = options.Bus("bus");
            Address = options.Integer("address", addresses[0], 0x08, 0x77);
            if (Array.IndexOf(addresses, (byte)Address) < 0)
            {
                options.Fault("address", Hex(Address) + " is none of this chip's: " + List(addresses));
            }
        }

        /// <summary>Gets the bus's number.</summary>
        public int Bus { get; }

        /// <summary>Gets the 7-bit address.</summary>
        public int Address { get; }

        /// <summary>Gets the addresses that the chip can have.</summary>
        public byte[] Addresses { get; }

        /// <inheritdoc/>
        public override string Place => Hex(Address) + " on bus " + Bus;

        /// <summary>Writes a number in hexadecimal: <c>0x76</c>.</summary>
        /// <param name="value">The number; it has at least two digits.</param>
        /// <returns>The text.</returns>
        public static string Hex(int value) => "0x" + value.ToString("X2");

        /// <inheritdoc/>
        public override void Open(ISensorHardware hardware)
        {
            _hardware = hardware;
            _device = hardware.OpenI2c(Bus, Address);
        }

        /// <inheritdoc/>
        public override void Close()
        {
            if (_device != null)
            {
                _device.Dispose();
                _device = null;
            }
        }

        /// <summary>
        /// Tells whether the right chip is there, without changing anything in it or in another chip that may be there
        /// instead: by its id register where it has one, else by a harmless command.
        /// </summary>
        /// <returns>The status.</returns>
        public abstract SensorStatus Identify();

        /// <summary>Makes sure that the right chip is there; a driver that has to configure it does so too.</summary>
        /// <returns>The status.</returns>
        public override SensorStatus Start() => Identify();

        /// <summary>Gets a big-endian 16-bit word.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <param name="index">Where its first byte is.</param>
        /// <returns>0 to 65535.</returns>
        protected static int Word(byte[] bytes, int index) => (bytes[index] << 8) | bytes[index + 1];

        /// <summary>Writes bytes.</summary>
        /// <param name="bytes">The bytes after the address.</param>
        /// <returns>The status.</returns>
        protected SensorStatus Write(byte[] bytes) => Transfer(bytes, null);

        /// <summary>Reads bytes.</summary>
        /// <param name="bytes">Filled.</param>
        /// <returns>The status.</returns>
        protected SensorStatus Read(byte[] bytes) => Transfer(null, bytes);

        /// <summary>Writes one byte: a command.</summary>
        /// <param name="command">The byte.</param>
        /// <returns>The status.</returns>
        protected SensorStatus WriteCommand(byte command)
        {
            _one[0] = command;
            return Transfer(_one, null);
        }

        /// <summary>Sends a command that takes a millisecond, and waits for it.</summary>
        /// <param name="command">The bytes of the command.</param>
        /// <returns>The status.</returns>
        protected SensorStatus WriteAndWait(byte[] command)
        {
            SensorStatus status = Transfer(command, null);
            _hardware.Wait(2);
            return status;
        }

        /// <summary>Reads registers, with a repeated start after the register's number.</summary>
        /// <param name="register">The first register.</param>
        /// <param name="bytes">Filled with it and those that follow.</param>
        /// <returns>The status.</returns>
        protected SensorStatus ReadRegister(byte register, byte[] bytes)
        {
            _one[0] = register;
            return Transfer(_one, bytes);
        }

        /// <summary>Writes an 8-bit register.</summary>
        /// <param name="register">The register.</param>
        /// <param name="value">The value.</param>
        /// <returns>The status.</returns>
        protected SensorStatus WriteRegister(byte register, byte value)
        {
            _two[0] = register;
            _two[1] = value;
            return Transfer(_two, null);
        }

        /// <summary>Writes a 16-bit register, high byte first.</summary>
        /// <param name="register">The register.</param>
        /// <param name="value">The value.</param>
        /// <returns>The status.</returns>
        protected SensorStatus WriteRegister16(byte register, int value)
        {
            _three[0] = register;
            _three[1] = (byte)(value >> 8);
            _three[2] = (byte)value;
            return Transfer(_three, null);
        }

        /// <summary>Says that another chip answers.</summary>
        /// <param name="found">Which, for the log.</param>
        /// <returns><see cref="SensorStatus.WrongChip"/>.</returns>
        protected SensorStatus Wrong(string found)
        {
            Detail = found;
            return SensorStatus.WrongChip;
        }

        // Of three and more each is followed by the next one.
        private static string List(byte[] addresses)
        {
            string first = Hex(addresses[0]);
            string last = Hex(addresses[addresses.Length - 1]);
            return addresses.Length == 1 ? first : first + (addresses.Length == 2 ? " or " : " to ") + last;
        }

        private static SensorStatus StatusOf(I2cTransferStatus status) => status switch
        {
            I2cTransferStatus.FullTransfer => SensorStatus.Ok,
            I2cTransferStatus.SlaveAddressNotAcknowledged => SensorStatus.NotAcknowledged,
            _ => SensorStatus.BusError,
        };

        private SensorStatus Transfer(byte[] write, byte[] read)
        {
            Detail = null;
            try
            {
                I2cTransferResult result = read == null ? _device.Write(write)
                    : write == null ? _device.Read(read)
                    : _device.WriteRead(write, read);
                return StatusOf(result.Status);
            }
            catch (InvalidOperationException)
            {
                // What the ESP32's driver throws for everything but "no acknowledge" and "timed out".
                return SensorStatus.BusError;
            }
        }
    }
}
