namespace Host.Board.Chips;

/// <summary>Bosch BMP280: temperature and pressure at 0x76 or 0x77, chip id 0x58 (data sheet BST-BMP280-DS001, 4.3).</summary>
internal sealed class Bmp280Chip : BoschChip
{
    private static readonly double[] Standby = [0.5, 62.5, 125, 250, 500, 1000, 2000, 4000];

    /// <summary>Makes a chip with the trimming values of the data sheet's example.</summary>
    public Bmp280Chip(TimeProvider time)
        : this(time, BoschCalibration.DataSheetExample)
    {
    }

    /// <summary>Makes a chip.</summary>
    /// <param name="id">Its chip id: Bosch's samples have 0x56 or 0x57.</param>
    public Bmp280Chip(TimeProvider time, BoschCalibration calibration, byte id = 0x58)
        : base(time, id, calibration)
    {
        Reset();
    }

    protected override ReadOnlySpan<double> StandbyTimes => Standby;
}
