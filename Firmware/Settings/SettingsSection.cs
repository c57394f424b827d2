using System;
using System.Collections;
using Sensors;

namespace Firmware.Settings
{
    /// <summary>
    /// One object of the settings file, read member by member. Knows its path, so that every fault is named by it, and
    /// which members were asked for, so that the others can be warned about.
    /// </summary>
    public sealed class SettingsSection : SensorOptions
    {
        /// <summary>The chip's pins; null before the chip is known.</summary>
        public PinTable Pins;

        private readonly string _path;
        private readonly object[] _members;
        private readonly bool[] _asked;
        private readonly SettingsProblems _problems;
        private readonly ArrayList _children = new ArrayList();

        /// <summary>Initializes a new instance of the <see cref="SettingsSection"/> class.</summary>
        public SettingsSection(string path, object[] members, SettingsProblems problems)
        {
            _path = path;
            _members = members;
            _asked = new bool[members.Length / 2];
            _problems = problems;
        }

        /// <inheritdoc/>
        public override bool Sleeps => Pins.Sleeps;

        /// <inheritdoc/>
        public override bool WakesBoard(int pin) => Pins.WakesBoard(pin);

        /// <inheritdoc/>
        public override bool Has(string member) => Value(member) != null;

        /// <inheritdoc/>
        public override int Integer(string member, int defaultValue, int minimum, int maximum)
        {
            // An address is written in hexadecimal in every data sheet, which JSON has as a text only.
            object value = Value(member);
            if (member == "address" && value is string && IsHexadecimal((string)value))
            {
                value = Convert.ToInt32(((string)value).Substring(2), 16);
            }

            if (!Is(member, value, value is int || value is long, "a whole number"))
            {
                return defaultValue;
            }

            long number = value is int ? (int)value : (long)value;
            if (number < minimum || number > maximum)
            {
                Fault(member, number + " is not within " + minimum + " to " + maximum);
                return defaultValue;
            }

            return (int)number;
        }

        /// <inheritdoc/>
        public override double Number(string member, double defaultValue, double minimum, double maximum)
        {
            object value = Value(member);
            if (!Is(member, value, value is int || value is long || value is double, "a number"))
            {
                return defaultValue;
            }

            double number = value is int ? (int)value : value is long ? (long)value : (double)value;
            if (!(number >= minimum && number <= maximum))
            {
                Fault(member, "is not within " + Short(minimum) + " to " + Short(maximum));
                return defaultValue;
            }

            return number;
        }

        /// <inheritdoc/>
        public override bool Flag(string member, bool defaultValue)
        {
            object value = Value(member);
            return Is(member, value, value is bool, "true or false") ? (bool)value : defaultValue;
        }

        /// <inheritdoc/>
        public override string Text(string member, string defaultValue)
        {
            object value = Value(member);
            return Is(member, value, value is string, "a text") ? (string)value : defaultValue;
        }

        /// <summary>Reads a text that has to be there.</summary>
        /// <returns>The text; empty if there is a fault.</returns>
        public string RequiredText(string member, int maximumLength)
        {
            string text = Text(member, null);
            if (text == null ? !Has(member) : text.Length == 0)
            {
                Fault(member, text == null ? "is missing" : "is empty");
            }
            else if (text != null && text.Length > maximumLength)
            {
                Fault(member, "is longer than " + maximumLength + " characters");
            }

            return text ?? string.Empty;
        }

        /// <inheritdoc/>
        public override string Choice(string member, string[] choices, string defaultValue)
        {
            string text = Text(member, defaultValue);
            if (text == null || text == defaultValue || Array.IndexOf(choices, text) >= 0)
            {
                return text;
            }

            string all = choices[0];
            for (int i = 1; i < choices.Length; i++)
            {
                all += ", " + choices[i];
            }

            Fault(member, "\"" + text + "\" is none of " + all);
            return defaultValue;
        }

        /// <inheritdoc/>
        public override int Pin(string member, bool output)
        {
            object value = Value(member);
            if (value == null)
            {
                Fault(member, "is missing");
                return PinTable.None;
            }

            return Take(member, value, PinTable.None, output);
        }

        /// <inheritdoc/>
        public override int CounterPin(string member)
        {
            if (!Pins.HasPulseCounters)
            {
                Fault("type", "this chip has no pulse counter");
            }

            int pin = Pin(member, false);
            if (pin != PinTable.None && !Pins.HasPullUp(pin))
            {
                Warn(member, pin + " has no pull-up, it needs a resistor to 3.3 V");
            }

            return pin;
        }

        /// <summary>Reads a GPIO number, if there is one, and takes the pin, which has to drive or pull a level; <see cref="PinTable.None"/> is no pin.</summary>
        public int OptionalPin(string member, int defaultValue)
        {
            object value = Value(member) ?? defaultValue;
            return value is int && (int)value == PinTable.None ? PinTable.None : Take(member, value, defaultValue, true);
        }

        /// <inheritdoc/>
        public override int Bus(string member)
        {
            int bus = Integer(member, Pins.First(1), 1, 2);
            if (!Pins.Has(bus))
            {
                Fault(member, "the board has no I2C bus " + bus);
            }

            return bus;
        }

        /// <inheritdoc/>
        public override SensorOptions[] Objects(string member)
        {
            ArrayList list = List(member);
            SensorOptions[] objects = list == null ? null : new SensorOptions[list.Count];
            for (int i = 0; list != null && i < list.Count; i++)
            {
                SettingsSection element = Element(member, i);
                _children.Add(element);
                objects[i] = element;
            }

            return objects;
        }

        /// <inheritdoc/>
        public override int Port(string member)
        {
            int port = Integer(member, Pins.First(PinTable.Ports + 2) - PinTable.Ports, 2, 3);
            if (!Pins.Has(PinTable.Ports + port))
            {
                Fault(member, "there is no serial port " + port + " in board.serial");
            }

            return port;
        }

        /// <inheritdoc/>
        public override int AnalogPin(string member)
        {
            int pin = Pin(member, false);
            if (pin != PinTable.None && PinTable.AnalogChannel(Pins.Chip, pin) == PinTable.None)
            {
                Fault(member, pin + (PinTable.IsSecondAnalog(Pins.Chip, pin) ? " belongs to the second converter, which Wi-Fi needs for itself" : " cannot measure a voltage"));
            }

            return pin;
        }

        /// <inheritdoc/>
        public override SensorOptions Object(string member) => Value(member) is object[] ? Section(member) : null;

        /// <summary>Reads an object.</summary>
        /// <returns>The object; an empty one if it is missing or no object.</returns>
        public SettingsSection Section(string member)
        {
            object value = Value(member);
            SettingsSection child = Make(PathOf(member), value ?? new object[0]);
            _children.Add(child);
            return child;
        }

        /// <summary>Reads a list.</summary>
        /// <returns>Its elements; null if the member is missing, or is not a list.</returns>
        public ArrayList List(string member)
        {
            object value = Value(member);
            return Is(member, value, value is ArrayList, "an array") ? (ArrayList)value : null;
        }

        /// <summary>Reads an object of a list, once: a board has no memory for all sensors as text and as objects.</summary>
        /// <returns>The object, whose unknown members the caller has it warn about.</returns>
        public SettingsSection Element(string member, int index)
        {
            ArrayList list = (ArrayList)Value(member);
            object value = list[index];
            list[index] = null;
            return Make(PathOf(member) + "[" + index + "]", value);
        }

        /// <inheritdoc/>
        public override void Fault(string member, string problem) => _problems.Fault(PathOf(member), problem);

        /// <summary>Warns about a member's value.</summary>
        public void Warn(string member, string problem) => _problems.Warn(PathOf(member), problem);

        /// <summary>Warns about every member, here and in the objects below, that nobody asked for.</summary>
        public void WarnUnknown()
        {
            for (int i = 0; i < _asked.Length; i++)
            {
                if (!_asked[i])
                {
                    Warn((string)_members[2 * i], "is unknown and ignored");
                }
            }

            foreach (object child in _children)
            {
                ((SettingsSection)child).WarnUnknown();
            }
        }

        /// <summary>Gets a member's place.</summary>
        public string PathOf(string member) => _path.Length == 0 ? member : _path + "." + member;

        private static bool IsHexadecimal(string text)
        {
            if (text.Length < 3 || text.Length > 8 || !text.StartsWith("0x"))
            {
                return false;
            }

            for (int i = 2; i < text.Length; i++)
            {
                if ("0123456789abcdefABCDEF".IndexOf(text[i]) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        // With up to four decimals, none of them a zero at the end.
        private static string Short(double value)
        {
            long scaled = Scaled.From(value, 4);
            string digits = (scaled % 10000).ToString("D4").TrimEnd('0');
            return (scaled / 10000) + (digits.Length == 0 ? string.Empty : "." + digits);
        }

        private int Take(string member, object value, int usual, bool output)
        {
            string problem = value is int ? Pins.Take((int)value, output, PathOf(member)) : "must be a GPIO number";
            if (problem != null)
            {
                Fault(member, problem);
                return PinTable.None;
            }

            // A usual pin is wired for its use by whoever made the board.
            int pin = (int)value;
            if (pin != usual && Pins.IsStrapping(pin))
            {
                Warn(member, pin + " is a strapping pin, its level at reset decides how the chip boots");
            }

            return pin;
        }

        private SettingsSection Make(string path, object value)
        {
            object[] members = value as object[];
            if (members == null)
            {
                _problems.Fault(path, "must be an object");
            }

            // What is not an object misses all members: one fault is enough to say so.
            return new SettingsSection(path, members ?? new object[0], members == null ? new SettingsProblems(null) : _problems) { Pins = Pins };
        }

        /// <summary>Tells whether a value is there and of the right kind; of the wrong one it is a fault.</summary>
        private bool Is(string member, object value, bool isRight, string kind)
        {
            if (value != null && !isRight)
            {
                Fault(member, "must be " + kind);
            }

            return value != null && isRight;
        }

        private object Value(string member)
        {
            for (int i = 0; i < _members.Length; i += 2)
            {
                if ((string)_members[i] == member)
                {
                    _asked[i / 2] = true;
                    return _members[i + 1];
                }
            }

            return null;
        }
    }
}
