namespace Host.Board.Chips;

/// <summary>The members of the SCD4x family, by the number that get_sensor_variant answers in bits 15 to 12 (data sheet, version 1.7).</summary>
internal enum Scd4xVariant
{
    /// <summary>SCD40: measures periodically only.</summary>
    Scd40 = 0,

    /// <summary>SCD41: single shots and sleep, too.</summary>
    Scd41 = 1,

    /// <summary>SCD43: as SCD41, more accurate.</summary>
    Scd43 = 5,
}
