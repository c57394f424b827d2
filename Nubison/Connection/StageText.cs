namespace Nubison.Connection
{
    /// <summary>The stages in words.</summary>
    public static class StageText
    {
        /// <summary>Says a stage in words.</summary>
        public static string For(Stage stage)
        {
            return stage switch
            {
                Stage.Starting => "starting",
                Stage.Joining => "joining the Wi-Fi",
                Stage.NoWifi => "no Wi-Fi",
                Stage.Joined => "joined the Wi-Fi",
                Stage.NoClock => "waiting for the clock, which https needs",
                Stage.NoName => "the platform's name cannot be resolved",
                Stage.NoConnection => "no connection to the platform",
                Stage.NotTrusted => "the platform's certificate is not trusted, or it speaks no TLS",
                Stage.NoAnswer => "no usable answer from the platform",
                Stage.Refused => "the platform refuses",
                _ => "the platform accepts",
            };
        }
    }
}
