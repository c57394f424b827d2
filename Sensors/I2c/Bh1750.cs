namespace Sensors.I2c
{
    /// <summary>
    /// Rohm BH1750FVI: illuminance (lx). Pages are those of the data sheet BH1750FVI, revision D. One-time
    /// measurement in H-resolution mode, after which the chip sleeps.
    /// </summary>
    public sealed class Bh1750 : I2cSensor
    {
        // Page 5, instruction set.
        private const byte CommandPowerDown = 0x00;
        private const byte CommandPowerOn = 0x01;
        private const byte CommandMeasureOnce = 0x20;

        // Page 11: the measurement time register's default, 69, in two commands of three and five bits.
        private const byte CommandTimeHigh = 0x42;
        private const byte CommandTimeLow = 0x65;

        private bool _isRepeated;

        /// <summary>Initializes a new instance of the <see cref="Bh1750"/> class from its settings.</summary>
        public Bh1750(SensorOptions options)
            : base(options, new byte[] { 0x23, 0x5C }, new Measurement("illuminance", 1, 0, 546125))
        {
            // At most 180 ms (page 2).
            ConversionMilliseconds = 180;
            PollMilliseconds = 180;
        }

        /// <summary>Converts the 16-bit counts to 0.1 lx: counts / 1.2 lx (page 2).</summary>
        public static long Illuminance(int raw) => Scaled.Divide(100L * raw, 12);

        /// <summary>Sets the measurement time, as an earlier program may have left another one.</summary>
        public override bool Start() => Write(1, CommandPowerOn) && Write(1, CommandTimeHigh) && Write(1, CommandTimeLow);

        /// <inheritdoc/>
        public override bool Trigger()
        {
            _isRepeated = false;
            return Write(1, CommandMeasureOnce);
        }

        /// <inheritdoc/>
        public override bool Measure()
        {
            bool isRead = Read(2);
            if (isRead && Word(0) == 0 && !_isRepeated)
            {
                // Darkness, or a chip that was without power for a moment: only measuring again tells.
                _isRepeated = true;
                return Write(1, CommandMeasureOnce) && NotReady();
            }

            return isRead && (Word(0) == 0xFFFF ? SetOutOfRange(0) : Set(0, Illuminance(Word(0))));
        }

        /// <inheritdoc/>
        public override void Stop() => Write(1, CommandPowerDown);
    }
}
