namespace Host.Board;

/// <summary>What ended a deep sleep, with the numbers of ESP-IDF's <c>esp_sleep_source_t</c>.</summary>
internal enum ChipWakeCause
{
    /// <summary>There was none: the power came, or a reset.</summary>
    None = 0,

    /// <summary>The one pin that was to wake the board.</summary>
    Ext0 = 2,

    Ext1 = 3,

    Timer = 4,
}
