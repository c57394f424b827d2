namespace Sensors.I2c
{
    /// <summary>
    /// Vishay VEML7700: illuminance (lx) from 0.01 lx to 140 klx. Registers are those of data sheet 84286, resolutions
    /// and the correction those of application note 84323 (revision 2025-03). Looks for the right range itself: one
    /// integration in the range of the last measurement, more where that was too bright or too dark.
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

        // Gain 1/8 and 25 ms, 1/8 and 100 ms, 2 and 400 ms; gain 2 is for less than 100 lx (note, page 5).
        private static readonly int[] Configs = { 0x1300, 0x1000, 0x0880 };
        private static readonly int[] Milliseconds = { 25, 100, 400 };

        // 0.0042 lx with gain 2 and 800 ms, the rest follows from both: 0.1 mlx a count.
        private static readonly int[] Resolutions = { 21504, 5376, 84 };

        // A finer range is used below so much light, and left again above so many counts.
        private static readonly int[] Tops = { int.MaxValue, 48000000, 800000 };
        private readonly byte[] _data = new byte[2];
        private int _range = 1;
        private bool _isSettled;

        /// <summary>Initializes a new instance of the <see cref="Veml7700"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Veml7700(ISensorOptions options)
            : base(options, new byte[] { 0x10 }, new Quantity("illuminance", 2, 0, 14000000))
        {
        }

        /// <summary>Gets how long an integration takes at most: 2.5 ms to wake up (data sheet, page 8), 10 % for the oscillator.</summary>
        public override int ConversionMilliseconds => 5 + (Milliseconds[_range] * 11 / 10);

        /// <inheritdoc/>
        public override int PollMilliseconds => ConversionMilliseconds;

        /// <summary>Converts the illuminance, with the correction that the note (page 5) wants above 1000 lx.</summary>
        /// <param name="counts">The 16-bit counts.</param>
        /// <param name="range">The range, 0 (coarse) to 2 (fine).</param>
        /// <returns>0.01 lx.</returns>
        public static long Illuminance(int counts, int range)
        {
            long tenthsOfMillilux = (long)counts * Resolutions[range];
            if (tenthsOfMillilux <= 10000000)
            {
                return Scaled.Divide(tenthsOfMillilux, 100);
            }

            double x = tenthsOfMillilux / 10000.0;
            return Scaled.From(((((((6.0135e-13 * x) - 9.3924e-9) * x) + 8.1488e-5) * x) + 1.0023) * x, 2);
        }

        /// <summary>Chooses the range for the light that was just measured.</summary>
        /// <param name="counts">The counts.</param>
        /// <param name="range">The range they were counted in.</param>
        /// <returns>The range to measure in; the same where the counts are good.</returns>
        public static int BestRange(int counts, int range)
        {
            if (counts > TooBright)
            {
                return range == 0 ? 0 : range - 1;
            }

            long light = (long)counts * Resolutions[range];
            int best = range;
            while (best < 2 && light < Tops[best + 1])
            {
                best++;
            }

            return best;
        }

        /// <inheritdoc/>
        public override SensorStatus Identify()
        {
            SensorStatus status = ReadRegister(RegisterId, _data);
            return status == SensorStatus.Ok && _data[0] != Id ? Wrong("id " + Hex(_data[0])) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            // Not every revision of the data sheet has the id register, so a configuration that is kept has to do.
            SensorStatus status = WriteRegister16(RegisterPowerSaving, 0);
            status = status == SensorStatus.Ok ? Configure(0) : status;
            status = status == SensorStatus.Ok ? CheckConfiguration() : status;
            return status == SensorStatus.LostPower ? Wrong("it keeps no configuration") : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger()
        {
            _isSettled = false;
            return Integrate();
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = CheckConfiguration();
            status = status == SensorStatus.Ok ? ReadRegister(RegisterAls, _data) : status;
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            // Finer only once, so that flickering light cannot keep it busy.
            int counts = LittleEndian();
            int best = BestRange(counts, _range);
            if (best < _range || (best > _range && !_isSettled))
            {
                _range = best;
                _isSettled = true;
                status = Integrate();
                return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
            }

            if (counts == 0xFFFF)
            {
                Quantities[0].SetOutOfRange();
            }
            else
            {
                Quantities[0].Set(Illuminance(counts, _range));
            }

            return status;
        }

        private int LittleEndian() => _data[0] | (_data[1] << 8);

        private SensorStatus Configure(int flags)
        {
            int config = Configs[_range] | flags;
            return WriteRegister16(RegisterConfig, ((config & 0xFF) << 8) | (config >> 8));
        }

        private SensorStatus CheckConfiguration()
        {
            SensorStatus status = ReadRegister(RegisterConfig, _data);
            return status == SensorStatus.Ok && LittleEndian() != Configs[_range] ? SensorStatus.LostPower : status;
        }

        // Off and on again: the next result is of this range and of light from now on.
        private SensorStatus Integrate()
        {
            SensorStatus status = Configure(ShutDown);
            return status == SensorStatus.Ok ? Configure(0) : status;
        }
    }
}
