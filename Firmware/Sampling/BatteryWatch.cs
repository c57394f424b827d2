using Firmware.Settings;
using Nubison.Power;
using Sensors;

namespace Firmware.Sampling
{
    /// <summary>Has a device that sleeps know what its battery's attribute says.</summary>
    public sealed class BatteryWatch
    {
        private readonly PowerSettings _power;
        private readonly SleepPlan _plan;

        /// <summary>Initializes a new instance of the <see cref="BatteryWatch"/> class.</summary>
        public BatteryWatch(PowerSettings power, SleepPlan plan)
        {
            _power = power;
            _plan = plan;
        }

        /// <summary>Looks for the attribute in a reading.</summary>
        /// <returns>Whether the reading is kept: not if the battery was too low to measure anything else.</returns>
        public bool See(Reading reading)
        {
            for (int i = 0; i < reading.Count; i++)
            {
                Measurement measurement = reading[i];
                if (measurement.Attribute == _power.Battery)
                {
                    _plan.SeeBattery(
                        measurement.Value,
                        Scaled.From(_power.BatteryLow, measurement.Decimals),
                        Scaled.From(_power.BatteryCutOff, measurement.Decimals));
                }
            }

            return !_plan.IsLookingOnly;
        }
    }
}
