namespace Sensors.I2c
{
    /// <summary>
    /// Rohm BH1750FVI: illuminance (lx). Pages are those of the data sheet BH1750FVI, revision D. One-time
    /// measurement in H-resolution mode, after which the chip sleeps.
    /// </summary>
    public sealed class Bh1750 : I2cSensor
    {
        // Page 5, instruction set.
        private const byte CommandPowerOn = 0x01;
        private const byte CommandMeasureOnce = 0x20;

        // Page 11: the measurement time register's default, 69, in two commands of three and five bits.
        private const byte CommandTimeHigh = 0x42;
        private const byte CommandTimeLow = 0x65;

        private readonly byte[] _data = new byte[2];
        private bool _isRepeated;

        /// <summary>Initializes a new instance of the <see cref="Bh1750"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Bh1750(ISensorOptions options)
            : base(options, new byte[] { 0x23, 0x5C }, new Quantity("illuminance", 1, 0, 546125))
        {
        }

        /// <summary>Gets how long a conversion takes at most: 180 ms (page 2).</summary>
        public override int ConversionMilliseconds => 180;

        /// <inheritdoc/>
        public override int PollMilliseconds => ConversionMilliseconds;

        /// <summary>Converts the illuminance: counts / 1.2 lx (page 2).</summary>
        /// <param name="raw">The 16-bit counts.</param>
        /// <returns>0.1 lx.</returns>
        public static long Illuminance(int raw) => Scaled.Divide(100L * raw, 12);

        /// <summary>There is no id: whatever lets two bytes be read is taken for it.</summary>
        /// <returns>The status.</returns>
        public override SensorStatus Identify() => Read(_data);

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status = WriteCommand(CommandPowerOn);

            // The chip may have its power, and with it another program's measurement time, for longer than the board runs.
            status = status == SensorStatus.Ok ? WriteCommand(CommandTimeHigh) : status;
            return status == SensorStatus.Ok ? WriteCommand(CommandTimeLow) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Trigger()
        {
            _isRepeated = false;
            return WriteCommand(CommandMeasureOnce);
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = Read(_data);
            if (status != SensorStatus.Ok)
            {
                return status;
            }

            int raw = Word(_data, 0);
            if (raw == 0 && !_isRepeated)
            {
                // Darkness, or a chip that was without power for a moment: only measuring again tells.
                _isRepeated = true;
                status = WriteCommand(CommandMeasureOnce);
                return status == SensorStatus.Ok ? SensorStatus.NotReady : status;
            }

            if (raw == 0xFFFF)
            {
                Quantities[0].SetOutOfRange();
            }
            else
            {
                Quantities[0].Set(Illuminance(raw));
            }

            return status;
        }
    }
}
