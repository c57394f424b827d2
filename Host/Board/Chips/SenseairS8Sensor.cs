namespace Host.Board.Chips;

/// <summary>Senseair S8: CO2 as Modbus slave (Modbus on Senseair S8, TDE2067): input register 4 is the CO2 in ppm.</summary>
internal sealed class SenseairS8Sensor : ModbusSlave
{
    public SenseairS8Sensor(TimeProvider time)
        : base(time, new SerialFormat(9600), 0x68, 0xFE)
    {
        for (int i = 0; i < 3; i++)
        {
            InputRegisters[i] = 0;
        }

        Co2 = 420;
    }

    /// <summary>Gets or sets the CO2 in ppm; it measures 400 to 2000, and shows up to 10000.</summary>
    public double Co2
    {
        get => InputRegisters[3];
        set => InputRegisters[3] = (ushort)Inverse.Round(value, 0, 10000);
    }
}
