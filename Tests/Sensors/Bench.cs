using Sensors;
using Sensors.Sampling;

namespace Tests.Sensors
{
    /// <summary>A sampler on a board whose time passes only when a test lets it.</summary>
    internal sealed class Bench
    {
        private readonly SensorSet _set = new SensorSet(10);
        private Sampler _sampler;

        internal FakeHardware Hardware { get; } = new FakeHardware();

        internal FakeObserver Observer { get; } = new FakeObserver();

        /// <summary>Gets or sets where in its period each sensor's grid lies.</summary>
        internal long Phase { get; set; }

        /// <summary>Gets or sets a value indicating whether the journal takes readings.</summary>
        internal bool IsStored { get; set; } = true;

        internal Reading Reading { get; } = new Reading(900);

        internal Sampler Sampler => _sampler ?? (_sampler = new Sampler(_set, Hardware, Observer, Phase));

        /// <summary>Adds a sensor that measures one thing with two decimals.</summary>
        /// <param name="name">The attribute.</param>
        /// <param name="members">More settings.</param>
        /// <returns>The sensor.</returns>
        internal FakeSensor Add(string name, params object[] members)
        {
            FakeSensor sensor = new FakeSensor(Hardware, new Measurement("value", 2, -10000, 10000));
            object[] all = new object[members.Length + 2];
            all[0] = "name";
            all[1] = name;
            members.CopyTo(all, 2);
            _set.Add("fake", sensor, new FakeOptions(all));
            return sensor;
        }

        /// <summary>Runs as the sampling thread does until there is a reading.</summary>
        /// <param name="limit">For how long at most, in milliseconds.</param>
        /// <returns>The reading as <c>time name=value name=value</c>; null if there was none in that time.</returns>
        internal string Next(int limit)
        {
            long end = Hardware.Uptime + limit;
            while (!Sampler.Sample(Reading))
            {
                long next = Hardware.Uptime + Sampler.MillisecondsToNext();
                if (next > end)
                {
                    Hardware.Uptime = end;
                    return null;
                }

                Hardware.Uptime = next;
            }

            if (IsStored)
            {
                Reading.Sent();
            }

            string text = Reading.Uptime.ToString();
            for (int i = 0; i < Reading.Count; i++)
            {
                text += " " + Reading[i].Attribute + "=" + Reading[i].Value;
            }

            return text;
        }
    }
}
