namespace Host.Board;

/// <summary>
/// What a chip takes at 3.3 V and 25 °C, by its data sheet: none of it was measured. A board takes more; its
/// regulator, its USB bridge, its LEDs and the sensors come on top.
/// </summary>
/// <remarks>
/// Data sheets' tables of currents by power mode and by RF mode. Asleep: deep sleep with the RTC timer and memory. Processor:
/// modem sleep at the highest clock, one core busy, the peripherals' clocks on (ESP32: the upper end of 30 to 68 mA). Radio:
/// receiving 802.11n with 20 MHz (ESP32: the upper end of 95 to 100 mA), as a station does most of the time that it is on;
/// sending takes two to four times as much for some milliseconds.
/// </remarks>
/// <param name="Asleep">In deep sleep, in mA.</param>
/// <param name="Processor">Awake with the radio off, in mA.</param>
/// <param name="Radio">Awake with the radio on, in mA.</param>
internal sealed record Currents(double Asleep, double Processor, double Radio)
{
    public static Currents Of(Soc soc) => soc.Name switch
    {
        "esp32s3" => new Currents(0.007, 66, 88),
        "esp32c3" => new Currents(0.005, 28, 84),
        "esp32c6" => new Currents(0.007, 38, 78),
        _ => new Currents(0.010, 68, 100),
    };
}
