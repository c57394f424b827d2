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

        // "Ready" is any of the eleven low bits (section 3.9.2).
        private const int ReadyBits = 0x07FF;

        // Air without CO2 is nowhere: Sensirion's own driver takes a 0 for an invalid sample too.
        private const int NoSample = 0;

        private readonly byte[] _ready = new byte[3];
        private readonly byte[] _data = new byte[9];
        private bool _isStopping;

        /// <summary>Initializes a new instance of the <see cref="Scd4x"/> class.</summary>
        /// <param name="options">The settings.</param>
        public Scd4x(ISensorOptions options)
            : base(
                options,
                new byte[] { 0x62 },
                new Quantity("co2", 0, NoSample + 1, 40000),
                new Quantity("temperature", 2, -1200, 6200),
                new Quantity("humidity", 2, 0, 10000))
        {
        }

        /// <inheritdoc/>
        public override int MinimumPeriodSeconds => 5;

        /// <summary>Gets how long after the start the first result is there (section 3.6.1), with some reserve.</summary>
        public override int StartMilliseconds => 5050;

        /// <summary>Gets how long a stop takes: 500 ms (section 3.6.3); the next result is waited for in such steps too.</summary>
        public override int PollMilliseconds => _isStopping ? 510 : 100;

        /// <summary>Gets how long a result may be away: it comes every five seconds, whenever it is asked for.</summary>
        public override int LimitMilliseconds => 6000;

        /// <inheritdoc/>
        public override SensorStatus Identify() => Query(CommandDataReady, _ready);

        /// <inheritdoc/>
        public override SensorStatus Start()
        {
            SensorStatus status;
            if (!_isStopping)
            {
                // It may be measuring since before the last reboot, and answers little else then (section 3.5).
                status = Send(CommandStop);
                _isStopping = status == SensorStatus.Ok;
                return _isStopping ? SensorStatus.NotReady : status;
            }

            _isStopping = false;
            status = Query(CommandSerialNumber, _data);
            return status == SensorStatus.Ok ? Send(CommandStart) : status;
        }

        /// <inheritdoc/>
        public override SensorStatus Measure()
        {
            SensorStatus status = Query(CommandDataReady, _ready);
            if (status == SensorStatus.Ok && (Word(_ready, 0) & ReadyBits) == 0)
            {
                return SensorStatus.NotReady;
            }

            if (status == SensorStatus.Ok)
            {
                status = Query(CommandRead, _data);
            }

            if (status == SensorStatus.Ok)
            {
                Quantities[0].Set(Word(_data, 0));
                Quantities[1].Set(Temperature(Word(_data, 3)));
                Quantities[2].Set(Humidity(Word(_data, 6)));
            }

            return status;
        }
    }
}
