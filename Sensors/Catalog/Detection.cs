using System.Collections;
using System.Device.I2c;
using Sensors.I2c;

namespace Sensors.Catalog
{
    /// <summary>Finds out which sensors are on the buses, by asking each kind at each of its addresses.</summary>
    public static class Detection
    {
        private const int FirstAddress = 0x08;
        private const int LastAddress = 0x77;

        /// <summary>Scans the buses. Nothing may be open on them. Takes a second at most; on a bus that hangs a few more.</summary>
        /// <param name="hardware">The board.</param>
        /// <param name="buses">The buses' numbers, the board's first one first.</param>
        /// <returns>What was found; chips that no kind recognises have no type.</returns>
        public static DetectedSensor[] Scan(ISensorHardware hardware, int[] buses)
        {
            ArrayList found = new ArrayList();
            foreach (int bus in buses)
            {
                bool[] isKnown = new bool[LastAddress + 1];
                if (FindSensors(hardware, bus, bus != buses[0], isKnown, found))
                {
                    FindOthers(hardware, bus, isKnown, found);
                }
            }

            DetectedSensor[] sensors = new DetectedSensor[found.Count];
            found.CopyTo(sensors);
            NameApart(sensors);
            return sensors;
        }

        /// <summary>
        /// Gives names to those sensors that would write the same attribute: <c>sht4x</c>, or <c>sht4x-45</c> where
        /// there are several of them; with <c>_illuminance</c> behind it where a sensor measures but one thing.
        /// </summary>
        /// <param name="sensors">The sensors.</param>
        public static void NameApart(DetectedSensor[] sensors)
        {
            bool[] isShared = new bool[sensors.Length];
            bool[] isTwin = new bool[sensors.Length];
            for (int i = 0; i < sensors.Length; i++)
            {
                for (int j = 0; j < sensors.Length; j++)
                {
                    bool isOther = i != j && sensors[i].Type != null && sensors[j].Type != null;
                    isTwin[i] |= isOther && sensors[i].Type == sensors[j].Type;
                    isShared[i] |= isOther && MeasureTheSame(sensors[i], sensors[j]);
                }
            }

            for (int i = 0; i < sensors.Length; i++)
            {
                if (isShared[i])
                {
                    Quantity[] quantities = QuantitiesOf(sensors[i]);
                    sensors[i].Name = sensors[i].Type
                        + (isTwin[i] ? "-" + I2cSensor.Hex(sensors[i].Address).Substring(2) + (sensors[i].BusNumber == 1 ? string.Empty : "-" + sensors[i].BusNumber) : string.Empty)
                        + (quantities.Length == 1 ? "_" + quantities[0].Name : string.Empty);
                }
            }
        }

        // False where the bus hangs and cannot be freed.
        private static bool FindSensors(ISensorHardware hardware, int bus, bool isOtherBus, bool[] isKnown, ArrayList found)
        {
            foreach (SensorKind kind in SensorCatalog.Kinds())
            {
                I2cSensor first = kind.Create(new DetectedSensor(kind.Type, bus, 0, isOtherBus)) as I2cSensor;
                byte[] addresses = first == null ? new byte[0] : first.Addresses;
                foreach (byte address in addresses)
                {
                    DetectedSensor candidate = new DetectedSensor(kind.Type, bus, address, isOtherBus);
                    SensorStatus status = isKnown[address] ? SensorStatus.WrongChip : Identify(hardware, (I2cSensor)kind.Create(candidate));
                    if (status == SensorStatus.Ok)
                    {
                        isKnown[address] = true;
                        found.Add(candidate);
                    }
                    else if (status == SensorStatus.BusError && !hardware.RecoverBus(bus))
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        private static SensorStatus Identify(ISensorHardware hardware, I2cSensor sensor)
        {
            sensor.Open(hardware);
            SensorStatus status = sensor.Identify();
            sensor.Close();
            return status;
        }

        // Chips that only answer after a command of theirs stay unseen here.
        private static void FindOthers(ISensorHardware hardware, int bus, bool[] isKnown, ArrayList found)
        {
            byte[] one = new byte[1];
            for (int address = FirstAddress; address <= LastAddress; address++)
            {
                if (isKnown[address])
                {
                    continue;
                }

                using (I2cDevice device = hardware.OpenI2c(bus, address))
                {
                    if (device.Read(one).Status == I2cTransferStatus.FullTransfer)
                    {
                        found.Add(new DetectedSensor(null, bus, address, false));
                    }
                }
            }
        }

        private static bool MeasureTheSame(DetectedSensor one, DetectedSensor other)
        {
            foreach (Quantity quantity in QuantitiesOf(one))
            {
                foreach (Quantity another in QuantitiesOf(other))
                {
                    if (quantity.Name == another.Name)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static Quantity[] QuantitiesOf(DetectedSensor sensor) => SensorCatalog.Create(sensor.Type, sensor).Quantities;
    }
}
