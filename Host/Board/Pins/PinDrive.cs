namespace Host.Board;

/// <summary>How the chip drives one of its pins.</summary>
internal enum PinDrive
{
    /// <summary>Not at all: an input.</summary>
    Input,

    /// <summary>An input with the ESP32's pull-up of some 45 kOhm.</summary>
    InputPullUp,

    /// <summary>An input with the ESP32's pull-down of some 45 kOhm.</summary>
    InputPullDown,

    /// <summary>High and low.</summary>
    PushPull,

    /// <summary>Low; high is left to a pull-up.</summary>
    OpenDrain,

    /// <summary>Low; high is left to the ESP32's pull-up.</summary>
    OpenDrainPullUp,
}
