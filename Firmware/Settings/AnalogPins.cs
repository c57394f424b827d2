namespace Firmware.Settings
{
    /// <summary>
    /// The pins that can measure a voltage, by chip. Sources: ESP-IDF's lists of ADC channels and its table of attenuations
    /// (12 dB, which the runtime uses); nf-interpreter, sys_dev_adc_native_System_Device_Adc_AdcController.cpp.
    /// </summary>
    public static class AnalogPins
    {
        /// <summary>Gets the channel that a pin has of the first converter of a chip; <see cref="PinTable.None"/> if it has none.</summary>
        public static int Channel(string chip, int pin) => chip switch
        {
            "esp32s3" => pin >= 1 && pin <= 10 ? pin - 1 : PinTable.None,
            "esp32c3" => pin <= 4 ? pin : PinTable.None,
            "esp32c6" => pin <= 6 ? pin : PinTable.None,
            _ => pin >= 36 ? pin - 36 : pin >= 32 ? pin - 28 : PinTable.None,
        };

        /// <summary>Tells whether a pin is one of the second converter, which Wi-Fi needs for itself.</summary>
        public static bool IsSecond(string chip, int pin) => chip switch
        {
            "esp32s3" => pin >= 11 && pin <= 20,
            "esp32c3" => pin == 5,
            "esp32c6" => false,
            _ => pin == 0 || pin == 2 || pin == 4 || (pin >= 12 && pin <= 15) || (pin >= 25 && pin <= 27),
        };

        /// <summary>Gets the voltage at the end of the range in µV.</summary>
        public static int FullScale(string chip) => chip == "esp32c3" ? 2500000 : chip == "esp32c6" ? 3300000 : 3100000;
    }
}
