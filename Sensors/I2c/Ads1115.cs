using System;

namespace Sensors.I2c
{
    /// <summary>
    /// Texas Instruments ADS1115: voltages (V) of up to four inputs against ground, or of pairs of inputs. Sections are
    /// those of data sheet SBAS444D. Single shots at 128 samples a second, one input after the other.
    /// </summary>
    public sealed class Ads1115 : I2cSensor
    {
        // Section 9.6.1, table 6, and the configuration's fields, table 8.
        private const byte RegisterConversion = 0x00;
        private const byte RegisterConfig = 0x01;
        private const byte RegisterLow = 0x02;
        private const byte RegisterHigh = 0x03;
        private const int StartBit = 0x8000;
        private const int SingleShot = 0x0100;
        private const int Rate128 = 0x0080;
        private const int NoComparator = 0x0003;

        // The multiplexer's codes in their order.
        private static readonly string[] Inputs = { "a0-a1", "a0-a3", "a1-a3", "a2-a3", "a0", "a1", "a2", "a3" };

        private readonly byte[] _data = new byte[2];
        private readonly int _gain;
        private readonly int _rangeMillivolts = 6144;
        private int _config;
        private int _input;

        /// <summary>Initializes a new instance of the <see cref="Ads1115"/> class.</summary>
        /// <param name="options">
        /// The settings, with <c>inputs</c>, such as <c>a0,a1</c> or <c>a0-a1</c>, all four where it is missing, and
        /// <c>range</c> in volts: 6.144, 4.096 (where it is missing), 2.048, 1.024, 0.512 or 0.256.
        /// </param>
        public Ads1115(ISensorOptions options)
            : base(options, new byte[] { 0x48, 0x49, 0x4A, 0x4B }, QuantitiesOf(options))
        {
            int millivolts = (int)Scaled.From(options.Number("range", 4.096, 0.256, 6.144), 3);
            while (_gain < 5 && _rangeMillivolts != millivolts)
            {
                _gain++;
                _rangeMillivolts = 8192 >> _gain;
            }

            if (_rangeMillivolts != millivolts)
            {
                options.Fault("range", "must be 6.144, 4.096, 2.048, 1.024, 0.512 or 0.256");
            }
        }

        /// <inheritdoc/>
        public override bool IsOneUnit => true;

        /// <summary>Gets how long a conversion takes: 1/128 s, at most 10 % more (section 7.5).</summary>
        public override int ConversionMilliseconds => 9;

        /// <inheritdoc/>
        public override int PollMilliseconds => 9;

        /// <summary>Converts a voltage: the full range is 2^15 steps (section 9.3.3, table 3).</summary>
        /// <param name="raw">The conversion register, signed.</param>
        /// <param name="rangeMillivolts">The range in mV.</param>
        /// <returns>µV.</returns>
        public static long Voltage(int raw, int rangeMillivolts) => Scaled.Divide(raw * 1000L * rangeMillivolts, 32768);

        /// <summary>There is no id: the thresholds, which nobody sets here, are as after a reset (section 9.6.4).</summary>
        /// <returns>The status.</returns>
        public override SensorStatus Identify()
        {
            SensorStatus status = ReadRegister(RegisterLow, _data);
            int low = Word(_data, 0);
            if (status == SensorStatus.Ok)
            {
                status = ReadRegister(RegisterHigh, _data);
            }

            return status != SensorStatus.Ok || (low == 0x8000 && Word(_data, 0) == 0x7FFF) ? status : Wrong("other thresholds");
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger()
        {
            _input = 0;
            return Convert();
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = ReadRegister(RegisterConfig, _data);
            int config = Word(_data, 0);
            if (status != SensorStatus.Ok || config == (_config & ~StartBit))
            {
                return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
            }

            if (config != _config)
            {
                return SensorStatus.LostPower;
            }

            status = ReadRegister(RegisterConversion, _data);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            Report(Quantities[_input++], (short)Word(_data, 0));
            if (_input == Quantities.Length)
            {
                return SensorStatus.Ok;
            }

            status = Convert();
            return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
        }

        private static Quantity[] QuantitiesOf(ISensorOptions options)
        {
            string[] names = options.Text("inputs", "a0,a1,a2,a3").Split(',');
            Quantity[] quantities = new Quantity[names.Length];
            for (int i = 0; i < names.Length; i++)
            {
                string name = names[i].Trim();
                if (Array.IndexOf(Inputs, name) < 0)
                {
                    options.Fault("inputs", "\"" + name + "\" is none of a0, a1, a2, a3, a0-a1, a0-a3, a1-a3, a2-a3");
                }

                quantities[i] = new Quantity(name, 6, -6144000, 6144000);
            }

            return quantities;
        }

        private SensorStatus Convert()
        {
            int multiplexer = Array.IndexOf(Inputs, Quantities[_input].Name);
            _config = StartBit | (multiplexer << 12) | (_gain << 9) | SingleShot | Rate128 | NoComparator;
            return WriteRegister16(RegisterConfig, _config);
        }

        // At the end of the range the voltage may be anything beyond it (section 9.3.3).
        private void Report(Quantity quantity, int raw)
        {
            if (raw == short.MaxValue || raw == short.MinValue)
            {
                quantity.SetOutOfRange();
            }
            else
            {
                quantity.Set(Voltage(raw, _rangeMillivolts));
            }
        }
    }
}
