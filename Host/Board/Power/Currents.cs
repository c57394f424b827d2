namespace Host.Board;

/// <summary>
/// What a chip takes at 3.3 V and 25 °C, by its data sheet: nothing of it was measured. A board takes more; its
/// regulator, its USB bridge, its LEDs and the sensors come on top.
/// </summary>
/// <remarks>
/// Data sheets' tables of currents by power mode and by RF mode. Asleep: deep sleep with the RTC timer. Processor:
/// modem sleep at the highest clock, the upper end. Radio: receiving 802.11n, as a station does most of the time that it is
/// on; sending takes three times as much for some milliseconds.
/// </remarks>
/// <param name="Asleep">In deep sleep, in mA.</param>
/// <param name="Processor">Awake with the radio off, in mA.</param>
/// <param name="Radio">Awake with the radio on, in mA.</param>
internal sealed record Currents(double Asleep, double Processor, double Radio)
{
    /// <summary>Gives those of a chip.</summary>
    public static Currents Of(Soc soc) => soc.Name switch
    {
        "esp32s3" => new Currents(0.007, 54, 91),
        "esp32c3" => new Currents(0.005, 28, 84),
        "esp32c6" => new Currents(0.007, 38, 82),
        _ => new Currents(0.010, 68, 100),
    };
}
