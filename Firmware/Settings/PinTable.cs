namespace Firmware.Settings
{
    /// <summary>
    /// Which GPIOs a chip has, what they can do, who uses them, and which buses and ports are made of them. Numbers from the
    /// data sheets' pin lists: ESP32 section 2.2, ESP32-S3 section 2.3, ESP32-C3 section 2.2, ESP32-C6 section 2.2.
    /// </summary>
    public sealed class PinTable
    {
        /// <summary>No pin.</summary>
        public const int None = -1;

        /// <summary>Serial ports are counted behind the I2C buses, which are 1 and 2.</summary>
        public const int Ports = 2;

        /// <summary>The chip.</summary>
        public readonly string Chip;

        /// <summary>The status LED's usual GPIO; <see cref="None"/> if boards have an RGB LED instead.</summary>
        public readonly int DefaultLed;

        /// <summary>The BOOT button's GPIO.</summary>
        public readonly int DefaultButton;

        /// <summary>The first I2C bus's usual data pin.</summary>
        public readonly int DefaultData;

        /// <summary>The first I2C bus's usual clock pin.</summary>
        public readonly int DefaultClock;

        /// <summary>How many I2C buses the chip has.</summary>
        public readonly int BusCount;

        /// <summary>The number of the last serial port; 1 has the log.</summary>
        public readonly int LastPort;

        /// <summary>Whether the chip counts pulses in hardware: the ESP32-C3 alone does not.</summary>
        public readonly bool HasPulseCounters;

        /// <summary>Whether the board sleeps between readings, as the settings say.</summary>
        public bool Sleeps;

        private const int Capacity = 49;

        // A bit a GPIO.
        private readonly long _present;
        private readonly long _flash;
        private readonly long _inputOnly;
        private readonly long _strapping;
        private readonly long _waking;
        private readonly string[] _users = new string[Capacity];

        // On the device an element of a string[] that was never assigned is not reliably equal to null.
        private long _taken;
        private long _toWake;
        private int _declared;

        /// <summary>Initializes a new instance of the <see cref="PinTable"/> class for one of <see cref="Chips"/>, with no pin taken.</summary>
        public PinTable(string chip)
        {
            Chip = chip;
            DefaultLed = chip == "esp32" ? 2 : None;
            HasPulseCounters = chip != "esp32c3";
            switch (chip)
            {
                case "esp32s3":
                    DefaultData = 8;
                    DefaultClock = 9;
                    _present = Pins(0, 21) | Pins(26, 48);
                    _flash = Pins(26, 32);
                    _strapping = Pins(0, 0) | Pins(3, 3) | Pins(45, 46);
                    _waking = Pins(0, 21);
                    break;
                case "esp32c3":
                    DefaultButton = 9;
                    DefaultData = 6;
                    DefaultClock = 7;
                    _present = Pins(0, 21);
                    _flash = Pins(11, 17);
                    _strapping = Pins(2, 2) | Pins(8, 9);
                    break;
                case "esp32c6":
                    DefaultButton = 9;
                    DefaultData = 22;
                    DefaultClock = 23;
                    _present = Pins(0, 30);
                    _flash = Pins(24, 30);
                    _strapping = Pins(4, 5) | Pins(8, 9) | Pins(15, 15);
                    break;
                default:
                    DefaultData = 21;
                    DefaultClock = 22;
                    _present = Pins(0, 19) | Pins(21, 23) | Pins(25, 27) | Pins(32, 39);
                    _flash = Pins(6, 11);
                    _inputOnly = Pins(34, 39);
                    _strapping = Pins(0, 0) | Pins(2, 2) | Pins(5, 5) | Pins(12, 12) | Pins(15, 15);
                    _waking = Pins(0, 0) | Pins(2, 2) | Pins(4, 4) | Pins(12, 15) | Pins(25, 27) | Pins(32, 39);
                    break;
            }

            BusCount = _present >> 31 == 0 ? 1 : 2;
            LastPort = BusCount + 1;
        }

        /// <summary>Gets the chips whose pins are known, as the setting <c>board.chip</c> names them.</summary>
        public static string[] Chips => new string[] { "esp32", "esp32s3", "esp32c3", "esp32c6" };

        /// <summary>
        /// Gets the channel that a pin has of the first converter of a chip; <see cref="None"/> if it has none. Sources: ESP-IDF's lists
        /// of ADC channels and its table of attenuations (12 dB, which the runtime uses); nf-interpreter,
        /// sys_dev_adc_native_System_Device_Adc_AdcController.cpp.
        /// </summary>
        public static int AnalogChannel(string chip, int pin) => chip switch
        {
            "esp32s3" => pin >= 1 && pin <= 10 ? pin - 1 : None,
            "esp32c3" => pin <= 4 ? pin : None,
            "esp32c6" => pin <= 6 ? pin : None,
            _ => pin >= 36 ? pin - 36 : pin >= 32 ? pin - 28 : None,
        };

        /// <summary>Tells whether a pin is one of the second converter, which Wi-Fi needs for itself.</summary>
        public static bool IsSecondAnalog(string chip, int pin) => chip switch
        {
            "esp32s3" => pin >= 11 && pin <= 20,
            "esp32c3" => pin == 5,
            "esp32c6" => false,
            _ => pin == 0 || pin == 2 || pin == 4 || (pin >= 12 && pin <= 15) || (pin >= 25 && pin <= 27),
        };

        /// <summary>Gets the voltage at the end of the range in µV.</summary>
        public static int AnalogFullScale(string chip) => chip == "esp32c3" ? 2500000 : chip == "esp32c6" ? 3300000 : 3100000;

        /// <summary>Takes a pin for the setting of a path; an output has to be able to drive or pull a level.</summary>
        /// <returns>Null; or why the pin cannot be had.</returns>
        public string Take(int pin, bool output, string user)
        {
            string problem = !IsIn(_present, pin) ? " is not a GPIO of this chip"
                : IsIn(_flash, pin) ? " belongs to the flash"
                : output && IsIn(_inputOnly, pin) ? " can only be an input, and has no pulls"
                : IsIn(_taken, pin) ? " is used by " + _users[pin]
                : null;
            if (problem != null)
            {
                return pin + problem;
            }

            _taken |= Pins(pin, pin);
            _users[pin] = user;
            return null;
        }

        /// <summary>Tells whether a pin's level at reset decides how the chip boots.</summary>
        public bool IsStrapping(int pin) => IsIn(_strapping, pin);

        /// <summary>Tells whether a pin has a pull-up.</summary>
        public bool HasPullUp(int pin) => !IsIn(_inputOnly, pin);

        /// <summary>Tells whether a pin can wake the chip from deep sleep, by itself.</summary>
        public bool CanWake(int pin) => IsIn(_waking, pin);

        /// <summary>
        /// Has a pin wake the board. Sources: ESP-IDF's SOC_PM_SUPPORT_EXT0_WAKEUP and EXT1, the data sheets' RTC and, for the
        /// ESP32-C6, low-power GPIOs.
        /// </summary>
        /// <returns>Null; or why it cannot.</returns>
        public string WakeProblem(int pin)
        {
            string problem = pin == None ? "must be a GPIO number"
                : Chip == "esp32c3" ? "this chip is woken by the timer alone"
                : (Chip == "esp32c6" ? pin < 0 || pin > 7 : !CanWake(pin)) ? pin + " cannot wake this chip"
                : WakesBoard(pin) ? pin + " is there twice"
                : null;
            _toWake |= problem == null ? Pins(pin, pin) : 0;
            return problem;
        }

        /// <summary>Tells whether a pin is to wake the board.</summary>
        public bool WakesBoard(int pin) => IsIn(_toWake, pin);

        /// <summary>Takes a pin that wakes the board, unless a sensor has it.</summary>
        /// <returns>Null; or why the pin cannot be had.</returns>
        public string TakeToWake(int pin, string user) =>
            !WakesBoard(pin) || (IsIn(_taken, pin) && _users[pin].StartsWith("sensors[")) ? null : Take(pin, false, user);

        /// <summary>Declares an I2C bus, or a serial port behind <see cref="Ports"/>; false if it was declared before.</summary>
        public bool Declare(int part)
        {
            bool isNew = !Has(part);
            _declared |= 1 << part;
            return isNew;
        }

        /// <summary>Tells whether a bus or port was declared.</summary>
        public bool Has(int part) => IsIn(_declared, part);

        /// <summary>Gets the bus or port that is meant if none is named: the first of two that was declared.</summary>
        public int First(int part) => !Has(part) && Has(part + 1) ? part + 1 : part;

        private static long Pins(int first, int last) => (1L << (last + 1)) - (1L << first);

        private static bool IsIn(long pins, int pin) => pin >= 0 && pin < Capacity && (pins >> pin & 1) != 0;
    }
}
