namespace Host.Board;

/// <summary>What a program lets wake its board from deep sleep. Each kind is set anew as a whole; different kinds go together.</summary>
internal sealed class WakeSources
{
    /// <summary>Gets or sets after how long, by the chip's slow clock; null for never.</summary>
    public TimeSpan? Timer { get; set; }

    /// <summary>Gets or sets the pin that wakes by itself and its level; null for none.</summary>
    public (int Pin, bool Level)? Ext0 { get; set; }

    /// <summary>Gets or sets the pins of a set, a bit each; 0 for none.</summary>
    public ulong Ext1 { get; set; }

    /// <summary>Gets or sets the level at which the set wakes.</summary>
    public bool Ext1Level { get; set; }

    /// <summary>Tells whether a pin is among them.</summary>
    public bool Has(int pin) => Ext0?.Pin == pin || (Ext1 >> pin & 1) != 0;

    /// <summary>Finds what the levels on the wires amount to. Low, an ESP32's set wakes only if all of it is low.</summary>
    /// <returns>The wake-up; null for none.</returns>
    public WakeUp? Find(Soc soc, Pins pins)
    {
        if (Ext0 is (int pin, bool level) && pins[pin].Level == level)
        {
            return new WakeUp(ChipWakeCause.Ext0);
        }

        ulong there = soc.Gpios.Where(number => (Ext1 >> number & 1) != 0 && pins[number].Level == Ext1Level)
            .Aggregate(0ul, (set, number) => set | (1ul << number));
        bool isEnough = soc == Soc.Esp32 && !Ext1Level ? there == Ext1 : there != 0;
        return Ext1 != 0 && isEnough ? new WakeUp(ChipWakeCause.Ext1, there) : null;
    }
}
