using Host.Platform;

namespace Host.Tests.EndToEnd;

/// <summary>A device with faulty settings says so and does nothing else.</summary>
[TestClass]
public sealed class FaultySettingsTests
{
    [TestMethod]
    public async Task A_fault_is_logged_by_its_path_and_nothing_is_sent()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["sensors"]![1]!["pin"] = 7;
        rig.Settings["platform"]!.AsObject().Remove("clientId");

        rig.Start();

        rig.LogShows("settings: platform.clientId: is missing");
        rig.LogShows("settings: sensors[1].pin: 7 belongs to the flash");
        rig.Blinks(10);
        Assert.AreEqual(0, rig.Platform.Traffic.Requests);
    }

    [TestMethod]
    public async Task The_LED_flickers_and_the_button_still_puts_the_device_to_sleep()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["sampling"]!["periodSeconds"] = 0;

        rig.Start();
        rig.LogShows("settings: sampling.periodSeconds: 0 is not within 1 to 86400");
        rig.Blinks(10);
        rig.Stop();

        Assert.AreEqual(0, rig.Platform.Timeline.Count(TimelineKind.Login));
    }

    [TestMethod]
    public async Task Settings_in_another_encoding_are_a_fault_and_no_reason_to_boot_again()
    {
        await using Rig rig = await Rig.MakeAsync();
        rig.Settings["wifi"]!["ssid"] = "Kuche";
        byte[] latin1 = System.Text.Encoding.Latin1.GetBytes(rig.Settings.ToJsonString().Replace("Kuche", "K\u00FCche", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(rig.Board.Flash.Folder, "nubison.json"), latin1);

        rig.Board.Power.On(Firmware.Program.Main);

        rig.LogShows("the file is not UTF-8");
    }

    [TestMethod]
    public async Task A_board_without_settings_says_which_file_it_misses()
    {
        await using Rig rig = await Rig.MakeAsync();

        rig.Board.Power.On(Firmware.Program.Main);

        rig.LogShows(@"settings: I:\nubison.json is missing");
    }
}
