namespace Host.Board.Chips;

/// <summary>Bosch BMP280: temperature and pressure at 0x76 or 0x77, chip id 0x58 (data sheet BST-BMP280-DS001, 4.3).</summary>
/// <param name="trimming">Its trimming values; null for those of the data sheet's example.</param>
/// <param name="id">Its chip id: Bosch's samples have 0x56 or 0x57.</param>
internal sealed class Bmp280Chip(TimeProvider time, BmxTrimming? trimming = null, byte id = 0x58)
    : BmxChip(time, id, trimming ?? BmxTrimming.DataSheetExample)
{
    private static readonly double[] Standby = [0.5, 62.5, 125, 250, 500, 1000, 2000, 4000];

    protected override ReadOnlySpan<double> StandbyTimes => Standby;
}
