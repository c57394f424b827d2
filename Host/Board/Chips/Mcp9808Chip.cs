namespace Host.Board.Chips;

/// <summary>
/// Microchip MCP9808: temperature at 0x18 to 0x1F (data sheet DS25095A, 5.1 and 5.2). It converts on and on unless
/// shut down. Pointer 0 is reserved. The alert output is not connected, its flags in the temperature register are there.
/// </summary>
internal sealed class Mcp9808Chip(TimeProvider time) : WordRegisterChip(time, Resolution, Configuration)
{
    private const byte Configuration = 1;
    private const byte Upper = 2;
    private const byte Lower = 3;
    private const byte Critical = 4;
    private const byte Ambient = 5;
    private const byte ManufacturerId = 6;
    private const byte DeviceId = 7;
    private const byte Resolution = 8;

    private const int ShutDown = 0x0100;
    private const int CriticalLock = 0x0080;
    private const int WindowLock = 0x0040;

    private int _sixteenths;

    /// <summary>Temperature around the chip in °C; it measures -40 to 125.</summary>
    public double Temperature { get; set => field = Input(value); } = 25;

    private bool Locked => (Registers[Configuration] & (CriticalLock | WindowLock)) != 0;

    protected override void Reset()
    {
        base.Reset();
        Registers[ManufacturerId] = 0x0054;
        Registers[DeviceId] = 0x0400;
        Registers[Resolution] = 3;
        _sixteenths = 0;
        Due = Now + ConversionTime();
    }

    protected override TimeSpan? Finish()
    {
        int step = 8 >> Registers[Resolution];
        _sixteenths = step * Inverse.Round(Temperature * 16 / step, -4096 / step, 4095 / step);
        return ConversionTime();
    }

    protected override int Width(byte register) => register == Resolution ? 1 : 2;

    protected override int ReadRegister(byte register) =>
        register == Ambient ? Flags() | (_sixteenths & 0x1FFF) : Registers[register];

    protected override void WriteRegister(byte register, ushort value)
    {
        switch (register)
        {
            case Configuration:
                Configure(value);
                break;
            case Upper or Lower when (Registers[Configuration] & WindowLock) == 0:
            case Critical when (Registers[Configuration] & CriticalLock) == 0:
                Registers[register] = (ushort)(value & 0x1FFC);
                break;
            case Resolution:
                Registers[Resolution] = (ushort)(value & 3);
                Due = Due == null ? null : Now + ConversionTime();
                break;
        }
    }

    /// <summary>A lock bit stays until power is cycled; with one set the chip cannot be shut down (5.2.3, register 5-2).</summary>
    private void Configure(int value)
    {
        int before = Registers[Configuration];
        if (Locked)
        {
            value = (value & ~(ShutDown | 0x0600)) | (before & (CriticalLock | WindowLock | 0x0600));
        }

        Registers[Configuration] = (ushort)(value & 0x07CF);
        bool stopped = (Registers[Configuration] & ShutDown) != 0;
        Due = stopped ? null : Due ?? Now + ConversionTime();
    }

    /// <summary>Table 5-2's typical times; the data sheet gives no maximum.</summary>
    private TimeSpan ConversionTime() => TimeSpan.FromMilliseconds(Registers[Resolution] switch
    {
        0 => 30,
        1 => 65,
        2 => 130,
        _ => 250,
    });

    /// <summary>Bits 15 to 13: at or above critical, above upper, below lower (register 5-4).</summary>
    private int Flags()
    {
        int flags = _sixteenths >= Limit(Critical) ? 0x8000 : 0;
        flags |= _sixteenths > Limit(Upper) ? 0x4000 : 0;
        return flags | (_sixteenths < Limit(Lower) ? 0x2000 : 0);
    }

    private int Limit(byte register) => (short)(Registers[register] << 3) >> 3;
}
