using System.Text;
using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Tests.Settings
{
    /// <summary>What a settings file makes of the device, and what is said of its faults.</summary>
    [TestClass]
    public class DeviceSettingsTests
    {
        /// <summary>The least that a file must have.</summary>
        [TestMethod, Collect]
        public void Everything_but_the_platform_has_a_default()
        {
            SettingsLines lines = new SettingsLines();

            DeviceSettings settings = lines.Read("{" + SettingsLines.Platform + "}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(0, lines.Warnings.Length);
            Assert.AreEqual("http://127.0.0.1:8080", settings.Platform.Url);
            Assert.AreEqual("PRD01_A1B2C3", settings.Platform.Account.DeviceKey);
            Assert.IsNull(settings.Wifi);
            Assert.AreEqual(60, settings.PeriodSeconds);
            Assert.AreEqual(128, settings.JournalKilobytes);
            Assert.AreEqual(10, settings.FlushSeconds);
            Assert.AreEqual(2, settings.Board.Led);
            Assert.AreEqual(0, settings.Board.Button);
            Assert.AreEqual(1, settings.Board.I2c.Length);
            Assert.AreEqual(21, settings.Board.I2c[0].Data);
            Assert.AreEqual(22, settings.Board.I2c[0].Clock);
            CollectAttribute.Now();
        }

        /// <summary>A file that a Windows editor saved.</summary>
        [TestMethod, Collect]
        public void A_byte_order_mark_is_no_fault()
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("\uFEFF{" + SettingsLines.Platform + "}");

            Assert.AreEqual(0, lines.Faults.Length);
        }

        /// <summary>A file that an editor saved in the encoding of its country: no name is guessed.</summary>
        [TestMethod, Collect]
        public void A_text_in_another_encoding_is_a_fault()
        {
            SettingsLines lines = new SettingsLines();

            byte[] text = Encoding.UTF8.GetBytes("{" + SettingsLines.Platform + ",\"wifi\":{\"ssid\":\"K?che\"}}");
            text[text.Length - 7] = 0xFC; // The German u with two dots, in Latin-1.

            DeviceSettings.Read(text, new SettingsProblems(lines));

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual("line 1, column 202: the file is not UTF-8", lines.Faults[0]);
        }

        /// <summary>What nanoFramework.Json would change: a quote first, a date, an escape, a character of four bytes.</summary>
        /// <param name="text">A text, as JSON has it.</param>
        /// <param name="expected">The same text.</param>
        [DataRow("\\\"quoted\\\"", "\"quoted\"")]
        [DataRow("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z")]
        [DataRow("a\\u00e97\\/\\t", "a\u00e97/\t")]
        [DataRow("\uD83C\uDF31 1", "\uD83C\uDF31 1")]
        [TestMethod, Collect]
        public void A_text_comes_as_it_is(string text, string expected)
        {
            SettingsLines lines = new SettingsLines();

            DeviceSettings settings = lines.Read("{" + SettingsLines.Platform + ",\"wifi\":{\"ssid\":\"x\",\"password\":\"" + text + "\"}}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(expected, settings.Wifi.Password);
            CollectAttribute.Now();
        }

        /// <summary>A board with a fault has an LED to show it by, and a button.</summary>
        [TestMethod, Collect]
        public void Settings_that_cannot_be_read_have_the_usual_LED_and_button()
        {
            SettingsLines lines = new SettingsLines();

            DeviceSettings settings = lines.Read("{\"board\":");

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual(2, settings.Board.Led);
            Assert.AreEqual(0, settings.Board.Button);
        }

        /// <summary>One fault each, added to a file that is right otherwise.</summary>
        /// <param name="members">What is added.</param>
        /// <param name="fault">What is said.</param>
        [DataRow("\"sampling\":{\"periodSeconds\":0}", "sampling.periodSeconds: 0 is not within 1 to 86400")]
        [DataRow("\"sampling\":{\"periodSeconds\":\"60\"}", "sampling.periodSeconds: must be a whole number")]
        [DataRow("\"sampling\":{\"periodSeconds\":\"0x10\"}", "sampling.periodSeconds: must be a whole number")]
        [DataRow("\"sampling\":{\"periodSeconds\":60.0}", "sampling.periodSeconds: must be a whole number")]
        [DataRow("\"sampling\":{\"periodSeconds\":4294967297}", "sampling.periodSeconds: 4294967297 is not within 1 to 86400")]
        [DataRow("\"sampling\":7", "sampling: must be an object")]
        [DataRow("\"journal\":{\"kilobytes\":129}", "journal.kilobytes: 129 is not within 16 to 128")]
        [DataRow("\"wifi\":{\"password\":\"x\"}", "wifi.ssid: is missing")]
        [DataRow("\"wifi\":{\"ssid\":\"12345678901234567890123456789012\"}", "wifi.ssid: is longer than 31 bytes in UTF-8")]
        [DataRow("\"wifi\":{\"ssid\":\"1234567890123456789012345678K\u00FCc\"}", "wifi.ssid: is longer than 31 bytes in UTF-8")]
        [DataRow("\"wifi\":{\"ssid\":\"x\",\"password\":\"1234567890123456789012345678901234567890123456789012345678901234\"}", "wifi.password: is longer than 63 bytes in UTF-8")]
        [DataRow("\"board\":{\"led\":7}", "board.led: 7 belongs to the flash")]
        [DataRow("\"board\":{\"led\":34}", "board.led: 34 can only be an input, and has no pulls")]
        [DataRow("\"board\":{\"button\":2}", "board.button: 2 is used by board.led")]
        [DataRow("\"board\":{\"button\":34}", "board.button: 34 can only be an input, and has no pulls")]
        [DataRow("\"board\":{\"chip\":\"esp32c3\",\"i2c\":[{\"bus\":2}]}", "board.i2c[0].bus: 2 is not within 1 to 1")]
        [DataRow("\"board\":{\"chip\":\"esp32c3\"},\"sensors\":[{\"type\":\"pulse\",\"pin\":4}]", "sensors[0].type: this chip has no pulse counter")]
        [DataRow("\"board\":{\"button\":20}", "board.button: 20 is not a GPIO of this chip")]
        [DataRow("\"board\":{\"button\":\"0\"}", "board.button: must be a GPIO number")]
        [DataRow("\"board\":{\"chip\":\"esp8266\"}", "board.chip: \"esp8266\" is none of esp32, esp32s3, esp32c3, esp32c6")]
        [DataRow("\"board\":{\"chip\":\"esp32c3\",\"button\":22}", "board.button: 22 is not a GPIO of this chip")]
        [DataRow("\"board\":{\"i2c\":5}", "board.i2c: must be an array")]
        [DataRow("\"board\":{\"i2c\":[{\"bus\":3}]}", "board.i2c[0].bus: 3 is not within 1 to 2")]
        [DataRow("\"board\":{\"i2c\":[{\"data\":21,\"clock\":21}]}", "board.i2c[0].clock: 21 is used by board.i2c[0].data")]
        [DataRow("\"board\":{\"i2c\":[{},{\"bus\":1,\"data\":18,\"clock\":19}]}", "board.i2c[1].bus: 1 is declared twice")]
        [DataRow("\"sensors\":{}", "sensors: must be an array")]
        [DataRow("\"sensors\":[7]", "sensors[0]: must be an object")]
        [TestMethod, Collect]
        public void A_fault_is_named_by_its_path(string members, string fault)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{" + SettingsLines.Platform + "," + members + "}");

            string[] faults = lines.Faults;
            Assert.IsTrue(faults.Length > 0, "there must be a fault");
            Assert.AreEqual(fault, faults[0]);
            CollectAttribute.Now();
        }

        /// <summary>One fault each in the platform's settings.</summary>
        /// <param name="from">A part of the right settings.</param>
        /// <param name="to">What it is replaced by.</param>
        /// <param name="fault">What is said.</param>
        [DataRow("\"clientSecret\":\"secret\",", "", "platform.clientSecret: is missing")]
        [DataRow("\"clientSecret\":\"secret\",", "\"clientSecret\":\"\",", "platform.clientSecret: is empty")]
        [DataRow("\"clientSecret\":\"secret\",", "\"clientSecret\":null,", "platform.clientSecret: is missing")]
        [DataRow("\"clientSecret\":\"secret\",", "\"clientSecret\":7,", "platform.clientSecret: must be a text")]
        [DataRow("http://127.0.0.1:8080/", "127.0.0.1:8080", "platform.url: must be http:// or https:// and a host, without space, ?, # or @")]
        [DataRow("http://127.0.0.1:8080/", "http:///x", "platform.url: must be http:// or https:// and a host, without space, ?, # or @")]
        [DataRow("http://127.0.0.1:8080/", "http://a b", "platform.url: must be http:// or https:// and a host, without space, ?, # or @")]
        [DataRow("http://127.0.0.1:8080/", "http://a\u00A0b", "platform.url: must be http:// or https:// and a host, without space, ?, # or @")]
        [DataRow("http://127.0.0.1:8080/", "https://iot.example.com", "platform.caCertificate: is missing, https needs the platform's root certificate")]
        [TestMethod, Collect]
        public void A_fault_of_the_platform_is_named_by_its_path(string from, string to, string fault)
        {
            SettingsLines lines = new SettingsLines();
            int at = SettingsLines.Platform.IndexOf(from);
            string platform = SettingsLines.Platform.Substring(0, at) + to + SettingsLines.Platform.Substring(at + from.Length);

            lines.Read("{" + platform + "}");

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual(fault, lines.Faults[0]);
            CollectAttribute.Now();
        }

        /// <summary>All faults at once, so that one corrects the file once.</summary>
        [TestMethod, Collect]
        public void Every_fault_is_found_in_one_go()
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{\"wifi\":{},\"platform\":{\"url\":\"ftp://x\"},\"sampling\":{\"periodSeconds\":-1}}");

            // ssid, url, the six members of the account, the period
            Assert.AreEqual(9, lines.Faults.Length);
        }

        /// <summary>A misspelt member would otherwise be a default that nobody wanted.</summary>
        [TestMethod, Collect]
        public void Unknown_members_are_warned_about()
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{" + SettingsLines.Platform + ",\"sampling\":{\"period\":5}}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(1, lines.Warnings.Length);
            Assert.AreEqual("sampling.period: is unknown and ignored", lines.Warnings[0]);
        }

        /// <summary>What works on some boards and keeps others from working.</summary>
        /// <param name="members">What is added to a file that is right otherwise.</param>
        /// <param name="warning">What is said.</param>
        [DataRow("\"board\":{\"led\":5}", "board.led: 5 is a strapping pin, its level at reset decides how the chip boots")]
        [DataRow("\"board\":{\"i2c\":[{\"data\":15}]}", "board.i2c[0].data: 15 is a strapping pin, its level at reset decides how the chip boots")]
        [DataRow("\"board\":{\"chip\":\"esp32s3\"},\"sensors\":[{\"type\":\"digital\",\"pin\":45}]", "sensors[0].pin: 45 is a strapping pin, its level at reset decides how the chip boots")]
        [DataRow("\"board\":{\"button\":4}", "board.button: 4 does not wake the board after a long press, GPIO 0 would")]
        [DataRow("\"sensors\":[{\"type\":\"pulse\",\"pin\":34}]", "sensors[0].pin: 34 has no pull-up, it needs a resistor to 3.3 V")]
        [TestMethod, Collect]
        public void A_doubtful_pin_is_warned_about(string members, string warning)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{" + SettingsLines.Platform + "," + members + "}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(1, lines.Warnings.Length);
            Assert.AreEqual(warning, lines.Warnings[0]);
            CollectAttribute.Now();
        }

        /// <summary>What a chip's boards have by default is no reason to warn.</summary>
        /// <param name="board">The settings' board.</param>
        [DataRow("{\"led\":2,\"button\":0}")]
        [DataRow("{\"chip\":\"esp32c3\",\"button\":9}")]
        [DataRow("{\"chip\":\"esp32c6\",\"button\":3}")]
        [DataRow("{\"button\":-1}")]
        [TestMethod, Collect]
        public void A_usual_pin_is_not_warned_about(string board)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read("{" + SettingsLines.Platform + ",\"board\":" + board + "}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.AreEqual(0, lines.Warnings.Length);
        }

        /// <summary>A check that is off has to be seen at every boot.</summary>
        [TestMethod, Collect]
        public void An_unchecked_certificate_is_warned_about()
        {
            SettingsLines lines = new SettingsLines();
            string platform = "\"verify\":false," + SettingsLines.Platform.Substring("\"platform\":{".Length);

            DeviceSettings settings = lines.Read("{\"platform\":{" + platform + "}");

            Assert.AreEqual(0, lines.Faults.Length);
            Assert.IsFalse(settings.Platform.Verify);
            Assert.AreEqual(1, lines.Warnings.Length);
        }

        /// <summary>A fault that others would only repeat is alone.</summary>
        /// <param name="text">A file.</param>
        /// <param name="fault">Its only fault.</param>
        [DataRow("{\"platform\":[]}", "platform: must be an object")]
        [DataRow("{" + SettingsLines.Platform + ",\"wifi\":5}", "wifi: must be an object")]
        [DataRow("{" + SettingsLines.Platform + ",\"sensors\":[3]}", "sensors[0]: must be an object")]
        [DataRow("{" + SettingsLines.Platform + ",\"sensors\":[null]}", "sensors[0]: must be an object")]
        [DataRow("{" + SettingsLines.Platform + ",\"sensors\":[{\"type\":5}]}", "sensors[0].type: must be a text")]
        [TestMethod, Collect]
        public void A_fault_is_told_once(string text, string fault)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read(text);

            Assert.AreEqual(1, lines.Faults.Length);
            Assert.AreEqual(fault, lines.Faults[0]);
            CollectAttribute.Now();
        }

        /// <summary>A name with a line's end, and what makes a terminal red.</summary>
        [TestMethod, Collect]
        public void A_problem_is_one_line_whatever_it_quotes()
        {
            SettingsLines lines = new SettingsLines();

            new SettingsProblems(lines).Fault("a\nb", "\"\u001b[31m\u009b\" is unk\u00fcn");

            Assert.AreEqual("a?b: \"?[31m?\" is unk\u00fcn", lines.Faults[0]);
        }

        /// <summary>Whatever is in the file, the device says so and lives.</summary>
        /// <param name="text">A file.</param>
        [DataRow("")]
        [DataRow("null")]
        [DataRow("{\"platform\":[]}")]
        [DataRow("{\"platform\":{\"url\":{}}}")]
        [DataRow("{\"a\":\"\\ud83c\"}")]
        [DataRow("{\"sensors\":[{\"type\":5},{\"type\":\"nonsense\"},{}]}")]
        [TestMethod, Collect]
        public void Any_text_is_a_fault_and_never_an_exception(string text)
        {
            SettingsLines lines = new SettingsLines();

            lines.Read(text);

            Assert.IsTrue(lines.Faults.Length > 0);
            CollectAttribute.Now();
        }
    }
}
