namespace Host.Board;

/// <summary>How the chip drives one of its pins.</summary>
internal enum PinDrive
{
    Input,

    /// <summary>An input with the ESP32's pull-up of some 45 kOhm.</summary>
    InputPullUp,

    /// <summary>An input with the ESP32's pull-down of some 45 kOhm.</summary>
    InputPullDown,

    PushPull,

    /// <summary>Low; high is left to a pull-up.</summary>
    OpenDrain,

    /// <summary>Low; high is left to the ESP32's pull-up.</summary>
    OpenDrainPullUp,
}
