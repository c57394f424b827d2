using Firmware.Settings;
using Nubison.Log;
using Sensors;
using Sensors.Catalog;
using Sensors.Sampling;

namespace Firmware.Sampling
{
    /// <summary>Finds the sensors of a device whose settings name none.</summary>
    public static class SensorScan
    {
        /// <summary>Scans the buses and logs what it found, each as the settings line one would write for it.</summary>
        /// <returns>The sensors; the device itself if nothing else was found.</returns>
        public static SensorSet Run(ISensorHardware hardware, I2cBusSettings[] buses, int periodSeconds, ILog log)
        {
            int[] numbers = new int[buses.Length];
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = buses[i].Bus;
            }

            SensorSet sensors = new SensorSet(periodSeconds);
            foreach (DetectedSensor found in Detection.Scan(hardware, numbers))
            {
                log.Write("scan", found.ToString());
                if (found.Type != null && !found.IsGuess && sensors.Count < SensorSet.Capacity)
                {
                    sensors.Add(found);
                }
            }

            if (sensors.Count == 0)
            {
                log.Write("scan", "no sensor answers, the device measures itself");
                return DeviceAlone(periodSeconds);
            }

            return sensors;
        }

        /// <summary>Makes the set of a device that measures nothing but itself.</summary>
        public static SensorSet DeviceAlone(int periodSeconds)
        {
            SensorSet sensors = new SensorSet(periodSeconds);
            sensors.Add(new DetectedSensor("device", 1, 0, false));
            return sensors;
        }
    }
}
