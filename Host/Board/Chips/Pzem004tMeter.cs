namespace Host.Board.Chips;

/// <summary>Peacefair PZEM-004T, version 3: a single-phase energy meter as Modbus slave (user manual 1.0, section 2.3).</summary>
internal sealed class Pzem004tMeter : ModbusSlave
{
    /// <param name="address">Its address, 1 to 247; it answers at 0xF8 too.</param>
    public Pzem004tMeter(TimeProvider time, int address = 1)
        : base(time, new SerialFormat(9600), address, 0xF8)
    {
        Show(230, 0, 0, 0, 50, 0);
    }

    /// <summary>Sets what it measures.</summary>
    /// <param name="volts">V, steps of 0.1.</param>
    /// <param name="amperes">A, steps of 0.001.</param>
    /// <param name="watts">W, steps of 0.1.</param>
    /// <param name="hertz">Hz, steps of 0.1.</param>
    /// <param name="powerFactor">0 to 1, steps of 0.01.</param>
    public void Show(double volts, double amperes, double watts, double wattHours, double hertz, double powerFactor)
    {
        int i = 0;
        foreach ((double value, bool isLong) in new[] { (volts * 10, false), (amperes * 1000, true), (watts * 10, true), (wattHours, true), (hertz * 10, false), (powerFactor * 100, false), (0, false) })
        {
            long raw = (long)Math.Round(value);
            InputRegisters[i++] = (ushort)raw;
            if (isLong)
            {
                InputRegisters[i++] = (ushort)(raw >> 16);
            }
        }
    }
}
