namespace Host.Board.Chips;

/// <summary>
/// A 1-Wire bus on a serial port whose lines are joined, the sending one as an open drain (Maxim application note 214):
/// the program hears what is on the wire. 0xF0 at 9600 baud is the reset pulse; at 115200 baud each byte is a slot.
/// </summary>
internal sealed class OneWireBus : ISerialDevice
{
    private const int ResetBaud = 9600;
    private const int SlotBaud = 115200;
    private const byte ResetPulse = 0xF0;
    private const byte Presence = 0xE0;

    // A chip's zero lasts for some of the byte's bits.
    private const byte HeldLow = 0xF8;

    private readonly Queue<byte> _echo = new();
    private volatile Ds18b20Chip[] _chips = [];

    /// <summary>Gets or sets a value indicating whether the wire is connected to ground.</summary>
    public bool Shorted { get; set; }

    /// <summary>Gets or sets a value indicating whether the serial port's lines are not joined: nothing is heard.</summary>
    public bool Open { get; set; }

    public void Attach(Ds18b20Chip chip) => _chips = [.. _chips, chip];

    public void Detach(Ds18b20Chip chip) => _chips = [.. _chips.Where(other => other != chip)];

    public void Receive(byte value, SerialFormat format)
    {
        byte line = Shorted ? (byte)0 : format.BaudRate switch
        {
            ResetBaud when value == ResetPulse => Reset(),
            SlotBaud => Slot(value),
            _ => value,
        };
        if (!Open)
        {
            _echo.Enqueue(line);
        }
    }

    public bool TrySend(out byte value) => _echo.TryDequeue(out value);

    private byte Reset()
    {
        bool present = false;
        foreach (Ds18b20Chip chip in _chips)
        {
            present |= chip.Begin();
        }

        return present ? Presence : ResetPulse;
    }

    /// <summary>A slot begins with the start bit; the chips look at the wire, or hold it, some bits later.</summary>
    private byte Slot(byte value)
    {
        bool written = (value & 0x08) != 0;
        bool line = written;
        foreach (Ds18b20Chip chip in _chips)
        {
            line &= chip.Slot(written);
        }

        return line == written ? value : HeldLow;
    }
}
