using System;

namespace Sensors.I2c
{
    /// <summary>
    /// What Bosch's chips share: their addresses, and the trimming values of their formulas, low byte first, which are named here
    /// by the register that they come from.
    /// </summary>
    public abstract class BoschSensor : I2cSensor
    {
        /// <summary>The trimming registers, one block behind the other.</summary>
        public readonly byte[] Trimming;

        /// <summary>What resets a chip.</summary>
        protected const byte Reset = 0xB6;

        /// <summary>Initializes a new instance of the <see cref="BoschSensor"/> class with how many trimming registers there are.</summary>
        protected BoschSensor(SensorOptions options, int trimmingLength, params Measurement[] measurements)
            : base(options, new byte[] { 0x76, 0x77 }, measurements)
        {
            Trimming = new byte[trimmingLength];
        }

        /// <summary>Tells where a trimming register is in <see cref="Trimming"/>.</summary>
        public abstract int IndexOf(int register);

        /// <summary>Makes the temperature: -40 to 85 °C, and 1 °C for its accuracy.</summary>
        protected static Measurement MakeTemperature() => new Measurement("temperature", 2, -4100, 8600);

        /// <summary>Makes the pressure: from 300 hPa, less 2 for its accuracy, to a maximum in Pa.</summary>
        protected static Measurement MakePressure(int maximum) => new Measurement("pressure", 2, 29800, maximum);

        /// <summary>Reads a block of trimming registers.</summary>
        protected bool ReadTrimming(byte register, int count)
        {
            bool isRead = ReadRegister(register, count);
            Array.Copy(Data, 0, Trimming, IndexOf(register), count);
            return isRead;
        }

        /// <summary>Gets a trimming value of 8 bits.</summary>
        protected int Byte(int register) => Trimming[IndexOf(register)];

        /// <summary>Gets a trimming value of 8 bits with a sign.</summary>
        protected int Small(int register) => (sbyte)Byte(register);

        /// <summary>Gets a trimming value of 16 bits.</summary>
        protected int Unsigned(int register) => Byte(register) | (Byte(register + 1) << 8);

        /// <summary>Gets a trimming value of 16 bits with a sign.</summary>
        protected int Signed(int register) => (short)Unsigned(register);

        /// <summary>Gets the 20 bits, high byte first, that begin at an index of what was read last.</summary>
        protected int Raw20(int index) => (Word(index) << 4) | (Data[index + 2] >> 4);
    }
}
