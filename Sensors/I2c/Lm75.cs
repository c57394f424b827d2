namespace Sensors.I2c
{
    /// <summary>
    /// LM75 of any maker, and what has its registers (LM75A, LM75B, TMP75, DS75): temperature (°C). Sections are those of TI
    /// data sheet SNOS808P. Converts by itself.
    /// </summary>
    public sealed class Lm75 : I2cSensor
    {
        // Section 7.5.1.
        private const byte RegisterTemperature = 0;
        private const byte RegisterConfig = 1;
        private const byte ShutDown = 0x01;

        // An alarm that nobody uses wants six faults in a row: a chip that was without power has forgotten it.
        private const byte Mark = 0x18;

        /// <summary>Initializes a new instance of the <see cref="Lm75"/> class from its settings.</summary>
        public Lm75(SensorOptions options)
            : base(options, new byte[] { 0x48, 0x49, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F }, new Measurement("temperature", 2, -5500, 12500))
        {
            // A conversion takes at most 300 ms (section 6.6).
            StartMilliseconds = 310;
        }

        /// <summary>Converts the signed register to 0.01 °C: 1/256 °C, of which chips have 9 to 12 bits and leave the others 0 (section 7.3.1).</summary>
        public static long Temperature(int register) => Scaled.Divide(register * 100, 256);

        /// <inheritdoc/>
        public override bool Start() => WriteRegister(RegisterConfig, Mark) && ReadRegister(RegisterConfig, 1) && (IsMarked() || WrongChip("it keeps no configuration"));

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadRegister(RegisterConfig, 1) && (IsMarked() || Fail(SensorStatus.LostPower))
            && ReadRegister(RegisterTemperature, 2) && Set(0, Temperature((short)Word(0)));

        /// <inheritdoc/>
        public override void Stop() => WriteRegister(RegisterConfig, Mark | ShutDown);

        // A TMP75 keeps its resolution and one-shot bits in the upper three.
        private bool IsMarked() => (Data[0] & 0x1F) == Mark;
    }
}
