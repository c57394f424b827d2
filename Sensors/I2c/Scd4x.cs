namespace Sensors.I2c
{
    /// <summary>
    /// Sensirion SCD40, SCD41: CO2 (ppm), temperature (°C) and relative humidity (%). Sections are those of the data
    /// sheet SCD4x, version 1.5. Measures by itself every five seconds; the first result comes five seconds after the
    /// start.
    /// </summary>
    public sealed class Scd4x : SensirionSensor
    {
        // Table 9.
        private const int CommandStart = 0x21B1;
        private const int CommandStop = 0x3F86;
        private const int CommandDataReady = 0xE4B8;
        private const int CommandRead = 0xEC05;
        private const int CommandSerialNumber = 0x3682;
        private const int CommandSetAltitude = 0x2427;
        private const int CommandSetPressure = 0xE000;
        private const int CommandReinit = 0x3646;
        private const int CommandPowerDown = 0x36E0;
        private const int CommandWakeUp = 0x36F6;
        private const int StopMilliseconds = 500;
        private const int WakeUpMilliseconds = 30;

        // "Ready" is any of the eleven low bits (section 3.9.2).
        private const int ReadyBits = 0x07FF;

        // Air without CO2 is nowhere: Sensirion's own driver takes a 0 for an invalid sample too.
        private const int NoSample = 0;

        private readonly int _altitude;
        private readonly int _pressure;
        private int _step;

        /// <summary>
        /// Initializes a new instance of the <see cref="Scd4x"/> class from its settings: <c>altitude</c> in metres above the sea
        /// or <c>pressure</c> in hPa, which CO2 is corrected by (sections 3.7.3 and 3.7.5).
        /// </summary>
        public Scd4x(SensorOptions options)
            : base(
                options,
                new byte[] { 0x62 },
                new Measurement("co2", 0, NoSample + 1, 40000),
                new Measurement("temperature", 2, -1200, 6200),
                new Measurement("humidity", 2, 0, 10000))
        {
            // The first result (section 3.6.1), with some reserve.
            StartMilliseconds = 5050;
            MinimumPeriodSeconds = 5;
            _altitude = options.Integer("altitude", 0, 0, 3000);
            _pressure = options.Integer("pressure", 0, 700, 1200);
            if (options.Has("altitude") && options.Has("pressure"))
            {
                options.Fault("pressure", "stands for the altitude too, only one of them can be set");
            }
        }

        /// <inheritdoc/>
        public override bool Identify()
        {
            bool isAwake = IsSilent() && Query(CommandDataReady, 1);
            if (!isAwake && Status == SensorStatus.NotAcknowledged)
            {
                // Asleep, or not there at all: waking up is not acknowledged.
                Write(2, CommandWakeUp);
                isAwake = Wait(WakeUpMilliseconds) && Query(CommandDataReady, 1);
            }

            return isAwake;
        }

        /// <inheritdoc/>
        public override bool Start()
        {
            // It may be measuring since before the last reboot, and answers little else then (section 3.5); or it is asleep and
            // hears nothing but the wake-up, which it does not acknowledge.
            int step = _step;
            _step = 0;
            if (step < 2 && Write(2, CommandStop))
            {
                return GoOn(2, StopMilliseconds);
            }

            if (step == 0 && Status == SensorStatus.NotAcknowledged)
            {
                Write(2, CommandWakeUp);
                return GoOn(1, WakeUpMilliseconds);
            }

            if (step == 2)
            {
                // Back to what it was delivered with, or what was stored in it on purpose.
                return Write(2, CommandReinit) && GoOn(3, WakeUpMilliseconds);
            }

            PollMilliseconds = 100;
            return step == 3 && Query(CommandSerialNumber, 3) && Correct() && Write(2, CommandStart);
        }

        /// <inheritdoc/>
        public override bool Measure() =>
            Query(CommandDataReady, 1) && ((Word(0) & ReadyBits) != 0 || NotReady())
            && Query(CommandRead, 3) && Set(0, Word(0)) && Set(1, Temperature(Word(3))) && Set(2, Humidity(Word(6)));

        /// <summary>Ends the periodic measurement. An SCD41 then sleeps; an SCD40, which cannot, refuses that command.</summary>
        public override void Stop()
        {
            if (Write(2, CommandStop) && Wait(StopMilliseconds))
            {
                Write(2, CommandPowerDown);
            }
        }

        private bool Correct() => (_altitude == 0 || Send(CommandSetAltitude, _altitude)) && (_pressure == 0 || Send(CommandSetPressure, _pressure));

        private bool Send(int command, int word)
        {
            Data[0] = (byte)(word >> 8);
            Data[1] = (byte)word;
            return Write(5, ((long)command << 24) | (uint)((word << 8) | Crc.Chip(Data, 0, 2))) && Wait(2);
        }

        private bool GoOn(int step, int milliseconds)
        {
            _step = step;
            PollMilliseconds = milliseconds + 10;
            return NotReady();
        }
    }
}
