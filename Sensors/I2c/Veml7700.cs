namespace Sensors.I2c
{
    /// <summary>
    /// Vishay VEML7700: illuminance (lx) from 0.01 lx to 140 klx. Registers are those of data sheet 84286, resolutions
    /// and the correction those of application note 84323 (revision 2025-03). Looks for the right range itself: one
    /// integration in the range of the last measurement, more if that was too bright or too dark.
    /// </summary>
    public sealed class Veml7700 : I2cSensor
    {
        private const byte RegisterConfig = 0x00;
        private const byte RegisterPowerSaving = 0x03;
        private const byte RegisterAls = 0x04;
        private const byte RegisterId = 0x07;
        private const byte Id = 0x81;
        private const int ShutDown = 0x0001;
        private const int TooBright = 10000;

        private int _range = 1;
        private bool _isSettled;

        /// <summary>Initializes a new instance of the <see cref="Veml7700"/> class from its settings.</summary>
        public Veml7700(SensorOptions options)
            : base(options, new byte[] { 0x10 }, new Measurement("illuminance", 2, 0, 14000000))
        {
        }

        /// <summary>
        /// Converts the 16-bit counts in a range, 0 (coarse) to 2 (fine), to 0.01 lx, with the correction that the note (page 5)
        /// wants above 1000 lx.
        /// </summary>
        public static long Illuminance(int counts, int range)
        {
            long tenthsOfMillilux = (long)counts * ResolutionOf(range);
            if (tenthsOfMillilux <= 10000000)
            {
                return Scaled.Divide(tenthsOfMillilux, 100);
            }

            double x = tenthsOfMillilux / 10000.0;
            return Scaled.From(((((((6.0135e-13 * x) - 9.3924e-9) * x) + 8.1488e-5) * x) + 1.0023) * x, 2);
        }

        /// <summary>Chooses the range for the light that was just counted in a range; the same if the counts are good.</summary>
        public static int BestRange(int counts, int range)
        {
            if (counts > TooBright)
            {
                return range == 0 ? 0 : range - 1;
            }

            long light = (long)counts * ResolutionOf(range);
            return range < 2 && light < 800000 ? 2 : range < 1 && light < 48000000 ? 1 : range;
        }

        /// <inheritdoc/>
        public override bool Identify() => ReadRegister(RegisterId, 2) && (Data[0] == Id || WrongChip("id " + Hex(Data[0])));

        /// <summary>Not every revision of the data sheet has the id register, so a configuration that is kept has to do here.</summary>
        public override bool Start() => WriteRegister16(RegisterPowerSaving, 0) && Configure(0) && Keeps(SensorStatus.WrongChip);

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _isSettled = false;
            return Integrate();
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            if (!Keeps(SensorStatus.LostPower) || !ReadRegister(RegisterAls, 2))
            {
                return false;
            }

            // Finer only once, so that flickering light cannot keep it busy.
            int counts = LittleEndian();
            int best = BestRange(counts, _range);
            if (best < _range || (best > _range && !_isSettled))
            {
                _range = best;
                _isSettled = true;
                return Integrate() && NotReady();
            }

            return counts == 0xFFFF ? SetOutOfRange(0) : Set(0, Illuminance(counts, _range));
        }

        /// <inheritdoc/>
        public override void Stop() => Configure(ShutDown);

        // 0.0042 lx with gain 2 and 800 ms, the rest follows from both: 0.1 mlx a count.
        private static int ResolutionOf(int range) => range == 0 ? 21504 : range == 1 ? 5376 : 84;

        // Gain 1/8 and 25 ms, 1/8 and 100 ms, 2 and 400 ms; gain 2 is for less than 100 lx (note, page 5).
        private static int ConfigOf(int range) => range == 0 ? 0x1300 : range == 1 ? 0x1000 : 0x0880;

        private bool Keeps(SensorStatus otherwise) => ReadRegister(RegisterConfig, 2) && (LittleEndian() == ConfigOf(_range) || Fail(otherwise));

        private int LittleEndian() => Data[0] | (Data[1] << 8);

        private bool Configure(int flags)
        {
            int config = ConfigOf(_range) | flags;
            return WriteRegister16(RegisterConfig, ((config & 0xFF) << 8) | (config >> 8));
        }

        // Off and on again: the next result is of this range and of light from now on. It takes 2.5 ms to wake up (data
        // sheet, page 8), and 10 % more for the oscillator.
        private bool Integrate()
        {
            int milliseconds = _range == 0 ? 25 : _range == 1 ? 100 : 400;
            ConversionMilliseconds = 5 + (milliseconds * 11 / 10);
            PollMilliseconds = ConversionMilliseconds;
            return Configure(ShutDown) && Configure(0);
        }
    }
}
