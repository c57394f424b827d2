using Host.Tool;

namespace Host.Tests.Tool;

[TestClass]
public sealed class RefusalTests
{
    [TestMethod]
    [DataRow("flash", "Option '--port' is required.")]
    [DataRow("flash --port COM7 --colour red", "--colour is not a command or option")]
    [DataRow("flash --port COM7 --board esp8266", "--board: esp8266 is not known; known are esp32, ")]
    [DataRow("flash --port COM7 --board esp32 --target ESP32_REV3", "--board and --target exclude each other")]
    [DataRow("flash --port COM7 --fwversion newest", "--fwversion: newest is not a version")]
    [DataRow("flash --port COM7 --baud 12", "--baud: '12' is not a speed, 9600 to 3000000")]
    [DataRow("flash --port COM7 --baud fast", "--baud: 'fast' is not a speed, 9600 to 3000000")]
    [DataRow("flash --port COM8", "--port: there is no serial port COM8 (there are COM7); is the board plugged in, with a cable that carries data?")]
    [DataRow("provision --port COM7 --settings none.json", "none.json does not exist")]
    [DataRow("provision --port COM7 --settings text.json", "text.json: line 1, column 1: an object is expected, starting with {")]
    [DataRow("provision --port COM7 --settings list.json", "list.json: line 1, column 1: an object is expected, starting with {")]
    [DataRow("provision --port COM7 --settings bare.json --network", "--network: wifi is not set")]
    [DataRow("provision --port COM7 --settings bare.json --ca ca.pem", "--ca: platform.caCertificate is not set")]
    [DataRow("deploy --port COM7 --image none.bin", "none.bin does not exist")]
    [DataRow("deploy --port COM7 --image text.json", "text.json: not a nanoFramework assembly")]
    [DataRow("image", "Option '--from' is required.")]
    [DataRow("image --from . --flash-size 3", "--flash-size: 3 MB is not known for the ESP32; known are 2, 4, 8, 16")]
    [DataRow("image --from . --flash-size big", "--flash-size: 'big' is not a whole number")]
    [DataRow("monitor --port COM7 --baud 0", "--baud: '0' is not a speed, 9600 to 3000000")]
    [DataRow("monitor --port COM8", "--port: there is no serial port COM8")]
    [DataRow("check", "Required argument 'FILE' missing for command: 'check'.")]
    [DataRow("check none.json", "none.json does not exist")]
    [DataRow("login", "Option '--settings' is required.")]
    [DataRow("login --settings https.json", "ca.pem does not exist; it is the platform's root certificate")]
    [DataRow("send --settings bare.json", "Required argument 'name=value' missing for command: 'send'.")]
    [DataRow("fly", "fly is not a command or option")]
    public async Task Bad_input_is_refused_with_one_line_that_names_it(string arguments, string expected)
    {
        using ToolRun run = new();
        run.Write("text.json", "hello");
        run.Write("list.json", "[]");
        run.Write("bare.json", SettingsText.With(wifi: false));
        run.Write("https.json", SettingsText.With("https://iot.example.com", "ca.pem"));

        int status = await run.RunAsync(arguments.Split(' '));

        Assert.AreEqual(2, status);
        StringAssert.StartsWith(run.Error, "nubison: ");
        StringAssert.Contains(run.Error, expected);
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'), run.Error);
        Assert.AreEqual("", run.Output);
        Assert.AreEqual(0, run.Calls.Length);
    }

    [TestMethod]
    public async Task Without_arguments_the_help_is_shown()
    {
        using ToolRun run = new();

        Assert.AreEqual(0, await run.RunAsync());

        StringAssert.Contains(run.Output, "provision");
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    [DataRow("/home/me/NubisonFirmware/Host/Tool/bin/Debug/net10.0/", "dotnet run --project Host/Tool --")]
    [DataRow("/home/me/.dotnet/tools/.store/nubison.tool/1.2.0/nubison.tool/1.2.0/tools/net10.0/any/", "nubison")]
    public void Messages_name_the_command_that_the_reader_can_type(string folder, string command) =>
        Assert.AreEqual(command, ToolCommand.Of(folder.Replace('/', Path.DirectorySeparatorChar)));
}
