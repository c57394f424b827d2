namespace Host.Board.Chips;

/// <summary>A chip that measures the air: temperature and humidity.</summary>
internal abstract class ClimateChip(TimeProvider time) : SensorChip(time)
{
    /// <summary>Temperature around the chip in °C; it measures -40 to 125, an AHT20 to 85, an SCD4x -10 to 60.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    /// <summary>Relative humidity around the chip in %, 0 to 100.</summary>
    public double Humidity { get; set => field = Input(value); } = 50;
}
