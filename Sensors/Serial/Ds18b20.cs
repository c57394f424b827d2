using System;

namespace Sensors.Serial
{
    /// <summary>
    /// Maxim DS18B20 on a 1-Wire bus, also MAX31820 and DS1822: temperature (°C). Sections are those of the DS18B20 data
    /// sheet 19-7487. Resolution 12 bits, supplied by a third wire.
    /// </summary>
    public sealed class Ds18b20 : OneWireSensor
    {
        // Section "DS18B20 Function Commands" and "ROM Commands".
        private const byte CommandReadRom = 0x33;
        private const byte CommandMatchRom = 0x55;
        private const byte CommandConvert = 0x44;
        private const byte CommandRead = 0xBE;
        private const byte CommandWrite = 0x4E;
        private const int RomLength = 8;
        private const int Scratchpad = RomLength + 2;
        private const int ScratchpadLength = 9;
        private const byte TwelveBits = 0x7F;

        // Limits of an alarm that nobody uses: a chip that was without power has forgotten them, and shows 85 °C.
        private const byte MarkHigh = 0x55;
        private const byte MarkLow = 0xA9;

        private readonly bool _isNamed;
        private readonly byte[] _rom = new byte[RomLength];

        /// <summary>
        /// Initializes a new instance of the <see cref="Ds18b20"/> class from its settings: <c>rom</c>, 16 hexadecimal digits that
        /// begin with the family 28, needed if there are several chips on the wire.
        /// </summary>
        public Ds18b20(SensorOptions options)
            : base(options, new Measurement("temperature", 2, -5500, 12500))
        {
            // Section "AC electrical characteristics".
            ConversionMilliseconds = 750;
            string rom = options.Text("rom", null);
            _isNamed = rom != null;
            if (_isNamed && !IsRom(rom))
            {
                options.Fault("rom", "must be 16 hexadecimal digits that end with their checksum, as the log shows them");
            }
        }

        /// <inheritdoc/>
        public override string Place => base.Place + (_isNamed ? " rom " + Text(_rom) : string.Empty);

        /// <summary>Converts the signed register to 0.01 °C: 1/16 °C a step (figure 4).</summary>
        public static long Temperature(int raw) => Scaled.Divide(raw * 100, 16);

        /// <inheritdoc/>
        public override bool Start()
        {
            bool isOurs = (_isNamed || FindRom()) && (_rom[0] == 0x28 || _rom[0] == 0x22 || Fail(SensorStatus.WrongChip, Text(_rom)));
            if (!isOurs || !Select(CommandWrite))
            {
                return false;
            }

            Data[Scratchpad] = MarkHigh;
            Data[Scratchpad + 1] = MarkLow;
            Data[Scratchpad + 2] = TwelveBits;
            return Transfer(Scratchpad + 3, 0) && ReadScratchpad() && (IsMarked() || Fail(SensorStatus.NotAcknowledged));
        }

        /// <inheritdoc/>
        public override bool Trigger() => Select(CommandConvert) && Transfer(Scratchpad, 0);

        /// <inheritdoc/>
        public override bool Measure() =>
            ReadScratchpad() && (IsMarked() || Fail(SensorStatus.LostPower)) && Set(0, Temperature((short)(Data[Scratchpad] | (Data[Scratchpad + 1] << 8))));

        internal override bool SharesWith(Sensor other) => _isNamed && other is Ds18b20 && ((Ds18b20)other)._isNamed;

        // A chip that is alone says its ROM code when asked; several would all do so at once.
        private bool FindRom()
        {
            bool isReset = Reset();
            Data[0] = CommandReadRom;
            if (!isReset || !Transfer(1, RomLength))
            {
                return false;
            }

            Array.Copy(Data, 1, _rom, 0, RomLength);
            return (Crc.OneWire(_rom, 0, RomLength) == 0 && _rom[0] != 0) || Fail(SensorStatus.NotAvailable, "\"rom\" must be one of" + AllRoms());
        }

        private string AllRoms()
        {
            string roms = string.Empty;
            int last = 64;
            for (int i = 0; i < 16 && last >= 0; i++)
            {
                last = Search(_rom, last);
                roms += last == -2 ? string.Empty : " " + Text(_rom);
            }

            return roms;
        }

        // Resets the bus and puts the ROM code and a command where they are sent from.
        private bool Select(byte command)
        {
            bool isReset = Reset();
            Data[0] = CommandMatchRom;
            _rom.CopyTo(Data, 1);
            Data[RomLength + 1] = command;
            return isReset;
        }

        private bool ReadScratchpad()
        {
            // Nobody has answered: a chip's configuration has its highest bit always 0 (figure 8).
            return Select(CommandRead) && Transfer(Scratchpad, ScratchpadLength)
                && ((Data[Scratchpad + 4] & 0x80) == 0 || Fail(SensorStatus.NotAcknowledged))
                && (Crc.OneWire(Data, Scratchpad, ScratchpadLength) == 0 || Fail(SensorStatus.BadChecksum));
        }

        private bool IsMarked() => Data[Scratchpad + 2] == MarkHigh && Data[Scratchpad + 3] == MarkLow;

        private bool IsRom(string text)
        {
            text = text.ToUpper();
            bool isRom = text.Length == 2 * RomLength;
            for (int i = 0; i < text.Length && isRom; i++)
            {
                int digit = "0123456789ABCDEF".IndexOf(text[i]);
                isRom = digit >= 0;
                _rom[i / 2] = (byte)((_rom[i / 2] << 4) | digit);
            }

            return isRom && Crc.OneWire(_rom, 0, RomLength) == 0;
        }

        private static string Text(byte[] rom)
        {
            string text = string.Empty;
            foreach (byte value in rom)
            {
                text += value.ToString("X2");
            }

            return text;
        }
    }
}
