namespace Sensors.Sampling
{
    /// <summary>Reads what the settings of a sensor say about its measurements: names, calibration, decimals, deadband.</summary>
    public static class MeasurementSettings
    {
        /// <summary>The longest attribute name, in characters.</summary>
        public const int MaximumAttributeLength = 40;

        private const double Million = 1000000;
        private const int Hour = 3600;

        /// <summary>Reads the settings of a sensor, with a name or null, into its measurements; faults go to the options.</summary>
        public static void Read(Sensor sensor, string name, SensorOptions options)
        {
            SensorOptions renamed = options.Object("attributes");
            if (renamed == null && options.Has("attributes"))
            {
                options.Fault("attributes", "must be an object");
            }

            long heartbeat = options.Integer("heartbeatSeconds", Hour, 1, 168 * Hour) * 1000L;
            double[] factors = Each(sensor, options, "factor", 1, -Million);
            double[] offsets = Each(sensor, options, "offset", 0, -Million);
            double[] deadbands = Each(sensor, options, "deadband", 0, 0);
            SensorOptions eachDecimals = options.Object("decimals");
            int allDecimals = eachDecimals == null ? Decimals(options, "decimals") : -1;
            for (int i = 0; i < factors.Length; i++)
            {
                Measurement measurement = sensor.Measurements[i];
                string attribute = AttributeOf(name, measurement.Name, factors.Length == 1);
                attribute = renamed == null ? attribute : renamed.Text(measurement.Name, attribute);
                CheckAttribute(options, MemberOf(sensor, i, name, attribute), attribute);

                int from = measurement.Decimals;
                int to = eachDecimals == null ? allDecimals : Decimals(eachDecimals, measurement.Name);
                bool isWhole = from == 0 && factors[i] == (long)factors[i];
                to = to >= 0 ? to : from > 0 || isWhole ? from : 3;
                bool isAsIs = from == to && factors[i] == 1 && offsets[i] == 0 && deadbands[i] == 0 && sensor.Average <= 1;
                measurement.Attribute = attribute;
                measurement.Decimals = to;
                measurement.Adjustment = isAsIs ? null : new Adjustment(from, to, factors[i], offsets[i], deadbands[i], heartbeat);
            }
        }

        /// <summary>
        /// Names an attribute by the sensor's name, or null, and what is measured: <c>door</c> if that is the only one,
        /// <c>temperature</c>, <c>cellar_temperature</c> (the design's section "Settings").
        /// </summary>
        public static string AttributeOf(string name, string measurement, bool isOnlyOne)
            => name == null || name.Length == 0 ? measurement : isOnlyOne ? name : name + "_" + measurement;

        /// <summary>Tells which of the settings' members named an attribute, for a fault in it: <c>name</c> or <c>attributes.temperature</c>.</summary>
        public static string MemberOf(Sensor sensor, int index, string name, string attribute)
        {
            string measurement = sensor.Measurements[index].Name;
            return attribute == AttributeOf(name, measurement, sensor.Measurements.Length == 1) ? "name" : "attributes." + measurement;
        }

        // A number is for all measurements, which only makes sense if they have one unit; an object names them.
        private static double[] Each(Sensor sensor, SensorOptions options, string member, double standard, double minimum)
        {
            SensorOptions each = options.Object(member);
            bool isForAll = each == null && sensor.IsOneUnit;
            if (each == null && !isForAll && options.Has(member))
            {
                options.Fault(member, "must say for which measurement: { \"" + sensor.Measurements[0].Name + "\": ... }");
            }

            double all = isForAll ? options.Number(member, standard, minimum, Million) : standard;
            double[] values = new double[sensor.Measurements.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = each == null ? all : each.Number(sensor.Measurements[i].Name, standard, minimum, Million);
            }

            return values;
        }

        private static int Decimals(SensorOptions options, string member) => options.Has(member) ? options.Integer(member, -1, 0, 6) : -1;

        /// <summary>Checks the name of an attribute, which a member of the options gives.</summary>
        public static void CheckAttribute(SensorOptions options, string member, string attribute)
        {
            if (attribute == "sequence" || attribute == "time" || attribute == "bootUptime")
            {
                options.Fault(member, "\"" + attribute + "\" is written by the device itself");
            }

            bool isClean = attribute.Length > 0 && attribute.Length <= MaximumAttributeLength;
            for (int i = 0; i < attribute.Length; i++)
            {
                char c = attribute[i];
                isClean &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
            }

            if (!isClean)
            {
                options.Fault(member, "\"" + attribute + "\" must be 1 to 40 of a-z, A-Z, 0-9, _, - and .");
            }
        }
    }
}
