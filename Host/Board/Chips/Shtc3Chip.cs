using System.Buffers.Binary;

namespace Host.Board.Chips;

/// <summary>
/// Sensirion SHTC3: temperature and humidity at 0x70 (data sheet, version 3, section 5). Asleep it acknowledges nothing but
/// the command that wakes it.
/// </summary>
internal sealed class Shtc3Chip(TimeProvider time) : SensirionChip(time)
{
    private const ushort WakeUp = 0x3517;
    private const ushort Sleep = 0xB098;
    private const ushort SoftReset = 0x805D;
    private const ushort ReadId = 0xEFC8;

    public bool Asleep { get; private set; }

    protected override TimeSpan StartUpTime { get; } = TimeSpan.FromMicroseconds(240);

    protected override bool Rests => Asleep;

    protected override void Reset()
    {
        base.Reset();
        Asleep = false;
    }

    protected override int Receive(ReadOnlySpan<byte> data)
    {
        ushort command = data.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(data) : (ushort)0;
        if (Preparing || (Asleep && command != WakeUp))
        {
            return -1;
        }

        if (data.Length < 2)
        {
            return data.Length;
        }

        return Execute(command) ? 2 : 1;
    }

    protected override bool Send(Span<byte> buffer) => !Asleep && base.Send(buffer);

    private bool Execute(ushort command)
    {
        switch (command)
        {
            case WakeUp:
                Asleep = false;
                Deafen(StartUpTime);
                return true;
            case Sleep:
                Forget();
                Asleep = true;
                return true;
            case SoftReset:
                Restart(StartUpTime);
                return true;
            case ReadId:
                Reply(TimeSpan.Zero, () => [0x0887]);
                return true;
            case 0x7866 or 0x7CA2 or 0x58E0 or 0x5C24:
                return Measure(command, 12.1);
            case 0x609C or 0x6458 or 0x401A or 0x44DE:
                return Measure(command, 0.8);
            default:
                return false;
        }
    }

    /// <summary>Table 10: with the clock held low or not, temperature or humidity first; the times are the maximum ones.</summary>
    private bool Measure(ushort command, double milliseconds)
    {
        bool stretches = command is 0x7CA2 or 0x5C24 or 0x6458 or 0x44DE;
        bool humidityFirst = command is 0x58E0 or 0x5C24 or 0x401A or 0x44DE;
        Reply(TimeSpan.FromMilliseconds(milliseconds), () =>
        {
            ushort temperature = (ushort)Inverse.Round((Temperature + 45) / 175 * 65536, 0, 65535);
            ushort humidity = (ushort)Inverse.Round(Humidity / 100 * 65536, 0, 65535);
            return humidityFirst ? [humidity, temperature] : [temperature, humidity];
        }, stretches);
        return true;
    }
}
