using Sensors.Sampling;

namespace Sensors.Serial
{
    /// <summary>
    /// A slave on a Modbus RTU line: a table of registers, or that of a model that is known. Sources: Modbus application
    /// protocol 1.1b3, Modbus over serial line 1.02. Registers that lie one behind the other are read at once.
    /// </summary>
    public sealed class Modbus : SerialSensor
    {
        private const int Patience = 500;
        private const int ReadInput = 4;
        private const int ReadHolding = 3;
        private const int Refused = 0x80;
        private const int RequestLength = 8;

        // Slave, function, length and checksum of an answer; it has to fit into the line's bytes.
        private const int Frame = 5;
        private const int MostRegisters = 77;

        private readonly byte _slave;
        private readonly byte _function;
        private readonly int _baudRate;
        private readonly string _parity;
        private int _next;
        private int _count;
        private long _deadline;

        /// <summary>
        /// Initializes a new instance of the <see cref="Modbus"/> class from its settings: <c>slave</c>, <c>baudRate</c>, <c>parity</c>;
        /// <c>function</c>, <c>lowWordFirst</c> and <c>registers</c>, or a <c>model</c> that has them, and perhaps more registers.
        /// </summary>
        public Modbus(SensorOptions options)
            : this(options, options.Choice("model", new string[] { "pzem-004t", "senseair-s8" }, null))
        {
        }

        private Modbus(SensorOptions options, string model)
            : base(options, Table(options, model))
        {
            // The addresses that these answer at whatever their own one is.
            _slave = (byte)options.Integer("slave", model == null ? 1 : model == "pzem-004t" ? 0xF8 : 0xFE, 1, 254);
            _function = (byte)options.Integer("function", model == null ? ReadHolding : ReadInput, ReadHolding, ReadInput);
            _baudRate = options.Integer("baudRate", 9600, 1200, 115200);
            _parity = options.Choice("parity", new string[] { "none", "even", "odd" }, "none");
        }

        /// <inheritdoc/>
        public override string Place => "slave " + _slave + " on " + base.Place;

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _next = 0;
            return Ask();
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            int length = !Line.Receive(this, Frame) ? int.MaxValue : (Data[1] & Refused) != 0 ? Frame : Frame + (2 * _count);
            if (length == int.MaxValue || !Line.Receive(this, length))
            {
                return Hardware.Uptime < _deadline ? NotReady() : Fail(SensorStatus.NotAcknowledged);
            }

            Line.End();
            if (Crc.Modbus(Data, length) != 0 || Data[0] != _slave || (Data[1] & ~Refused) != _function)
            {
                return Fail(SensorStatus.BadChecksum);
            }

            if (length == Frame)
            {
                return Fail(SensorStatus.NotAvailable, "register " + Register(_next).Number + ", exception " + Data[2]);
            }

            int index = 3;
            for (; index < length - 2; _next++)
            {
                Register(_next).Set(Data, index);
                index += 2 * Register(_next).Count;
            }

            return _next == Measurements.Length || (Ask() && NotReady());
        }

        internal override bool SharesWith(Sensor other) => other is Modbus;

        // Asks for the next registers, as far as they lie one behind the other.
        private bool Ask()
        {
            int first = Register(_next).Number;
            _count = 0;
            for (int i = _next; i < Measurements.Length && Register(i).Number == first + _count && _count + Register(i).Count <= MostRegisters; i++)
            {
                _count += Register(i).Count;
            }

            // Eleven bits a byte, of question and answer.
            int milliseconds = Patience + ((RequestLength + Frame + (2 * _count)) * 11000 / _baudRate);
            PollMilliseconds = 20 + (milliseconds / 60);
            if (!Begin(_baudRate, _parity, milliseconds))
            {
                return false;
            }

            // A frame begins after a pause of three and a half bytes.
            Hardware.Wait(1 + (39000 / _baudRate));
            Data[0] = _slave;
            Data[1] = _function;
            Data[2] = (byte)(first >> 8);
            Data[3] = (byte)first;
            Data[4] = 0;
            Data[5] = (byte)_count;
            int crc = Crc.Modbus(Data, RequestLength - 2);
            Data[6] = (byte)crc;
            Data[7] = (byte)(crc >> 8);
            _deadline = Hardware.Uptime + milliseconds;
            Line.Write(RequestLength);
            return true;
        }

        // The registers of the model, and those of the settings behind them.
        private static Measurement[] Table(SensorOptions options, string model)
        {
            Measurement[] known = model == "pzem-004t" ? Pzem004t() : model != null ? SenseairS8() : new Measurement[0];
            SensorOptions[] sections = options.Objects("registers") ?? new SensorOptions[0];
            bool isLowWordFirst = options.Flag("lowWordFirst", model == "pzem-004t");
            Measurement[] registers = new Measurement[known.Length + sections.Length];
            if (registers.Length == 0)
            {
                options.Fault("registers", "is missing or empty, and there is no model");
            }

            known.CopyTo(registers, 0);
            for (int i = 0; i < sections.Length; i++)
            {
                registers[known.Length + i] = Read(sections[i], isLowWordFirst);
            }

            return registers;
        }

        // Peacefair PZEM-004T version 3, user manual section 2.3.
        private static Measurement[] Pzem004t() => new Measurement[]
        {
            new ModbusRegister("voltage", 1, 0, "u16", true, 1),
            new ModbusRegister("current", 3, 1, "u32", true, 1),
            new ModbusRegister("power", 1, 3, "u32", true, 1),
            new ModbusRegister("energy", 0, 5, "u32", true, 1),
            new ModbusRegister("frequency", 1, 7, "u16", true, 1),
            new ModbusRegister("powerFactor", 2, 8, "u16", true, 1),
        };

        // Modbus on Senseair S8, TDE2067: input register 4.
        private static Measurement[] SenseairS8() => new Measurement[] { new ModbusRegister("co2", 0, 3, "u16", false, 1, 1, 32000) };

        private static ModbusRegister Read(SensorOptions options, bool isLowWordFirst)
        {
            string name = options.Text("name", "value");
            foreach (string member in new string[] { "name", "register" })
            {
                if (!options.Has(member))
                {
                    options.Fault(member, "is missing");
                }
            }

            MeasurementSettings.CheckAttribute(options, "name", name);
            string kind = options.Choice("kind", new string[] { "u16", "i16", "u32", "i32", "f32" }, "u16");
            double scale = options.Number("scale", 1, 0.000001, 1000000);

            // A float has decimals of its own, an integer those of its scale.
            int decimals = kind == "f32" ? 3 : 0;
            while (decimals < 6 && Scaled.From(scale, decimals) != scale * Scaled.Power(decimals))
            {
                decimals++;
            }

            return new ModbusRegister(name, decimals, options.Integer("register", 0, 0, 65535), kind, isLowWordFirst, Scaled.From(scale, decimals));
        }

        private ModbusRegister Register(int index) => (ModbusRegister)Measurements[index];
    }
}
