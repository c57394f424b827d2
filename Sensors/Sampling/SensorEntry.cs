namespace Sensors.Sampling
{
    /// <summary>One entry of the settings' <c>sensors</c>: a sensor and what is to be done with its measurements.</summary>
    public sealed class SensorEntry
    {
        /// <summary>The longest attribute name, in characters.</summary>
        public const int MaximumAttributeLength = 40;

        private const double Million = 1000000;
        private const int Unset = -1;

        /// <summary>Initializes a new instance of the <see cref="SensorEntry"/> class; faults go to the options.</summary>
        /// <param name="type">The catalogue's name for the kind of sensor.</param>
        /// <param name="sensor">The sensor, not opened.</param>
        /// <param name="options">The settings.</param>
        /// <param name="periodSeconds">The period where the entry names none.</param>
        public SensorEntry(string type, Sensor sensor, ISensorOptions options, int periodSeconds)
        {
            Type = type;
            Sensor = sensor;
            Name = options.Text("name", null);
            int standard = sensor.DefaultPeriodSeconds != 0 ? sensor.DefaultPeriodSeconds : periodSeconds;
            standard = standard < sensor.MinimumPeriodSeconds ? sensor.MinimumPeriodSeconds : standard;
            int seconds = options.Integer("periodSeconds", standard, sensor.MinimumPeriodSeconds, 86400);
            Average = sensor.CanAverage ? options.Integer("average", 1, 1, 60) : 1;
            if (seconds < Average * sensor.MinimumPeriodSeconds)
            {
                options.Fault("average", Average + " samples do not fit into " + seconds + " s, one takes " + sensor.MinimumPeriodSeconds + " s");
            }

            PeriodMilliseconds = seconds * 1000L;
            Channels = new Channel[sensor.Quantities.Length];
            ReadChannels(options);
        }

        /// <summary>Gets the kind of sensor.</summary>
        public string Type { get; }

        /// <summary>Gets the entry's name, or null.</summary>
        public string Name { get; }

        /// <summary>Gets the sensor.</summary>
        public Sensor Sensor { get; }

        /// <summary>Gets the sampling period in milliseconds.</summary>
        public long PeriodMilliseconds { get; }

        /// <summary>Gets over how many samples, spread evenly over a period, the mean is taken.</summary>
        public int Average { get; }

        /// <summary>Gets the ways from the sensor's quantities to their measurements.</summary>
        public Channel[] Channels { get; }

        /// <summary>Gets what the log calls it: <c>bme280 at 0x76 on bus 1</c>.</summary>
        public string Label => (Name ?? Type) + " at " + Sensor.Place;

        /// <summary>Names the attribute of a measurement (the design's section "Settings").</summary>
        /// <param name="name">The entry's name, or null.</param>
        /// <param name="quantity">What is measured.</param>
        /// <param name="isOnlyOne">Whether the sensor measures nothing else.</param>
        /// <returns><c>door</c>, <c>temperature</c> or <c>cellar_temperature</c>.</returns>
        public static string AttributeOf(string name, string quantity, bool isOnlyOne)
            => name == null || name.Length == 0 ? quantity : isOnlyOne ? name : name + "_" + quantity;

        /// <summary>Tells which of the settings' members named a measurement's attribute, for a fault in it.</summary>
        /// <param name="index">Which measurement.</param>
        /// <returns><c>name</c> or <c>attributes.temperature</c>.</returns>
        public string AttributeMember(int index) => MemberOf(Sensor.Quantities[index], Channels[index].Measurement.Attribute);

        private string MemberOf(Quantity quantity, string attribute)
            => attribute == AttributeOf(Name, quantity.Name, Channels.Length == 1) ? "name" : "attributes." + quantity.Name;

        private void ReadChannels(ISensorOptions options)
        {
            ISensorOptions renamed = options.Object("attributes");
            if (renamed == null && options.Has("attributes"))
            {
                options.Fault("attributes", "must be an object");
            }

            long heartbeat = options.Integer("heartbeatSeconds", 3600, 1, 604800) * 1000L;
            double[] factors = Each(options, "factor", 1, -Million, Million);
            double[] offsets = Each(options, "offset", 0, -Million, Million);
            double[] deadbands = Each(options, "deadband", 0, 0, Million);
            int[] decimals = Decimals(options);
            for (int i = 0; i < Channels.Length; i++)
            {
                Quantity quantity = Sensor.Quantities[i];
                string attribute = AttributeOf(Name, quantity.Name, Channels.Length == 1);
                attribute = renamed == null ? attribute : renamed.Text(quantity.Name, attribute);
                CheckAttribute(options, MemberOf(quantity, attribute), attribute);

                bool isCount = quantity.Decimals == 0 && factors[i] == (long)factors[i];
                int standard = quantity.Decimals > 0 || isCount ? quantity.Decimals : 3;
                Measurement measurement = new Measurement(attribute, decimals[i] == Unset ? standard : decimals[i]);
                Channels[i] = new Channel(quantity, measurement, factors[i], offsets[i], deadbands[i], heartbeat);
            }
        }

        // A number is for all quantities, which only makes sense where they have one unit; an object names them.
        private double[] Each(ISensorOptions options, string member, double standard, double minimum, double maximum)
        {
            ISensorOptions each = options.Object(member);
            bool isForAll = each == null && Sensor.IsOneUnit;
            if (each == null && !isForAll && options.Has(member))
            {
                options.Fault(member, "must say for which measurement: { \"" + Sensor.Quantities[0].Name + "\": ... }");
            }

            double all = isForAll ? options.Number(member, standard, minimum, maximum) : standard;
            double[] values = new double[Sensor.Quantities.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = each == null ? all : each.Number(Sensor.Quantities[i].Name, standard, minimum, maximum);
            }

            return values;
        }

        private int[] Decimals(ISensorOptions options)
        {
            ISensorOptions each = options.Object("decimals");
            int all = each == null ? DecimalsOf(options, "decimals") : Unset;
            int[] values = new int[Sensor.Quantities.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = each == null ? all : DecimalsOf(each, Sensor.Quantities[i].Name);
            }

            return values;
        }

        private static int DecimalsOf(ISensorOptions options, string member) => options.Has(member) ? options.Integer(member, Unset, 0, 6) : Unset;

        private static void CheckAttribute(ISensorOptions options, string member, string attribute)
        {
            if (attribute == "sequence" || attribute == "time" || attribute == "bootUptime")
            {
                options.Fault(member, "\"" + attribute + "\" is written by the device itself");
            }

            bool isClean = attribute.Length > 0 && attribute.Length <= MaximumAttributeLength;
            foreach (char c in attribute)
            {
                isClean &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
            }

            if (!isClean)
            {
                options.Fault(member, "\"" + attribute + "\" must be 1 to 40 of a-z, A-Z, 0-9, _, - and .");
            }
        }
    }
}
