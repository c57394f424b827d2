using System;
using System.Collections;
using System.Device.I2c;
using Sensors.I2c;

namespace Sensors.Catalog
{
    /// <summary>
    /// Finds out which sensors are on the buses, by asking each kind at each of its addresses. Nothing is changed in a chip,
    /// whichever it is.
    /// </summary>
    public static class Detection
    {
        private const int FirstAddress = 0x08;
        private const int LastAddress = 0x77;

        // An SCD4x needs a second after power-on until it answers (its section 2.4).
        private const int PowerUp = 1000;

        /// <summary>
        /// Scans the buses, the board's first one first; nothing may be open on them. Begins a second after boot and takes half
        /// of one; on a bus that hangs a second more. Chips that no kind recognises have no type.
        /// </summary>
        public static DetectedSensor[] Scan(ISensorHardware hardware, int[] buses)
        {
            int wait = PowerUp - (int)hardware.Uptime;
            hardware.Wait(wait > 0 ? wait : 0);

            ArrayList found = new ArrayList();
            foreach (int bus in buses)
            {
                ScanBus(hardware, bus, bus != buses[0], found);
            }

            DetectedSensor[] all = new DetectedSensor[found.Count];
            found.CopyTo(all);
            NameApart(all);
            return all;
        }

        private static void ScanBus(ISensorHardware hardware, int bus, bool isOtherBus, ArrayList all)
        {
            DetectedSensor[] found = new DetectedSensor[LastAddress + 1];
            foreach (string type in SensorCatalog.Types.Split(','))
            {
                DetectedSensor kind = new DetectedSensor(type.Trim(), bus, 0, isOtherBus);
                SensorCatalog.Create(kind.Type, kind);
                foreach (byte address in kind.Addresses)
                {
                    DetectedSensor candidate = new DetectedSensor(kind.Type, bus, address, isOtherBus);
                    if ((found[address] == null || found[address].IsGuess) && IsThere(hardware, candidate) && (found[address] == null || !candidate.IsGuess))
                    {
                        found[address] = candidate;
                    }
                }
            }

            for (int address = FirstAddress; address <= LastAddress; address++)
            {
                // Chips that only answer after a command of theirs stay unseen here.
                if (found[address] == null && Answers(hardware, bus, address))
                {
                    found[address] = new DetectedSensor(null, bus, address, isOtherBus);
                }

                if (found[address] != null)
                {
                    all.Add(found[address]);
                }
            }
        }

        private static bool IsThere(ISensorHardware hardware, DetectedSensor candidate)
        {
            try
            {
                I2cSensor sensor = (I2cSensor)SensorCatalog.Create(candidate.Type, candidate);
                sensor.Open(hardware);
                bool isThere = sensor.Identify();
                candidate.Measurements = sensor.Measurements;
                candidate.IsGuess = !isThere && sensor.Status == SensorStatus.NoId;
                sensor.Close();
                return isThere || candidate.IsGuess;
            }
            catch (Exception)
            {
                // Whatever one chip makes a driver or the bus throw, the others are found.
                return false;
            }
        }

        private static bool Answers(ISensorHardware hardware, int bus, int address)
        {
            try
            {
                using (I2cDevice device = hardware.OpenI2c(bus, address))
                {
                    return I2cBus.Of(hardware, bus).Transfer(device, 0, 0, 1) == SensorStatus.Ok;
                }
            }
            catch (Exception)
            {
                return false;
            }
        }

        // Gives names to those sensors that would write the same attribute: sht4x, or sht4x-45 if there are several of
        // them; with _illuminance behind it if a sensor measures but one thing. A guess renames no sensor.
        private static void NameApart(DetectedSensor[] sensors)
        {
            foreach (DetectedSensor sensor in sensors)
            {
                bool isShared = false;
                bool isTwin = false;
                foreach (DetectedSensor other in sensors)
                {
                    if (other != sensor && (sensor.IsGuess || !other.IsGuess))
                    {
                        isTwin |= sensor.Type == other.Type;
                        isShared |= MeasureTheSame(sensor.Measurements, other.Measurements);
                    }
                }

                if (isShared)
                {
                    sensor.Name = sensor.Type + (isTwin ? sensor.Suffix() : string.Empty)
                        + (sensor.Measurements.Length == 1 ? "_" + sensor.Measurements[0].Name : string.Empty);
                }
            }
        }

        private static bool MeasureTheSame(Measurement[] some, Measurement[] others)
        {
            bool isSame = false;
            foreach (Measurement one in some)
            {
                foreach (Measurement other in others)
                {
                    isSame |= one.Name == other.Name;
                }
            }

            return isSame;
        }
    }
}
