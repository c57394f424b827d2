using System.Globalization;
using System.Text.Json.Nodes;
using Host.Board;
using Host.Board.Chips;
using Host.World;

namespace Host.Simulator.Device;

/// <summary>
/// Wires a board: what its settings declare, or, if they leave it to the device to look, the demo's twelve chips, its
/// door and its rain gauge.
/// </summary>
internal sealed class Wiring
{
    private const int FirstBus = 1;
    private const int MetersOwn = 0xF8;
    private const double Kelvin = 273.15;

    private const string Demo = """
        [ { "type": "bme280" }, { "type": "sht4x" }, { "type": "bh1750" }, { "type": "scd4x" }, { "type": "ina219" }, { "type": "ads1115" },
          { "type": "mcp9808" }, { "type": "shtc3" }, { "type": "aht20" }, { "type": "veml7700" }, { "type": "bme680", "address": "0x77" },
          { "type": "tmp117", "address": "0x49" }, { "type": "digital", "pin": 13 }, { "type": "pulse", "pin": 27 } ]
        """;

    private readonly VirtualBoard _board;
    private readonly Surroundings _world;
    private readonly Dictionary<int, OneWireBus> _wires = [];
    private readonly int _firstPort;

    private Wiring(JsonObject settings, VirtualBoard board, Surroundings world)
    {
        _board = board;
        _world = world;
        _firstPort = (settings["board"]?["serial"] as JsonArray)?.Select(port => Number(port?["port"])).FirstOrDefault() ?? 2;
    }

    /// <summary>Wires what settings declare that the device has accepted.</summary>
    public static IReadOnlyList<PluggedSensor> Plug(JsonObject settings, VirtualBoard board, Surroundings world)
    {
        Wiring wiring = new(settings, board, world);
        JsonArray? declared = settings["sensors"] as JsonArray;
        PluggedSensor[] sensors = [.. (declared ?? JsonNode.Parse(Demo)!.AsArray()).OfType<JsonObject>().Select(wiring.Plug).OfType<PluggedSensor>()];

        if (declared is null)
        {
            // Which of them it uses, and by what names, the device says once it has found them.
            Array.ForEach(sensors, sensor => sensor.Entry = null);
        }

        return sensors;
    }

    /// <summary>Names the chip on a bus that an entry of the settings is about.</summary>
    public static string NameOfChip(JsonObject entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(string?)entry["type"]} {Number(entry["bus"]) ?? FirstBus}/0x{Number(entry["address"]) ?? ChipKind.Named((string?)entry["type"])?.Address ?? 0:x2}");

    private PluggedSensor? Plug(JsonObject entry)
    {
        string type = (string?)entry["type"] ?? string.Empty;
        int port = Number(entry["port"]) ?? _firstPort;
        int pin = Number(entry["pin"]) ?? -1;
        PluggedSensor? sensor = ((string?)entry["model"] ?? type) switch
        {
            _ when ChipKind.Named(type) is ChipKind kind => PlugChip(kind, entry),
            "ds18b20" => PlugThermometer(port, (string?)entry["rom"]),
            "pzem-004t" => PlugMeter(port, Number(entry["slave"]) ?? MetersOwn),
            "senseair-s8" => PlugSenseair(port),
            "mhz19" => PlugMhz19(port),
            "pms5003" => PlugPms5003(port),
            "analog" => PlugAnalog(pin, Value(entry, "divider", 1)),
            "ntc" when pin >= 0 => PlugThermistor(pin, entry),
            "digital" when _board.Pins.IsFree(pin) => PlugContact(pin),
            "pulse" when _board.Pins.IsFree(pin) => PlugRainGauge(pin),
            _ => null,
        };
        sensor?.Entry = entry;
        return sensor;
    }

    private PluggedSensor PlugChip(ChipKind kind, JsonObject entry)
    {
        string name = NameOfChip(entry);
        SensorChip chip = kind.Make(_board.Time);
        _board.I2c.Attach(Number(entry["bus"]) ?? FirstBus, Number(entry["address"]) ?? kind.Address, chip);
        return new PluggedSensor(
            name,
            [.. kind.Feels(chip, _world).Select(feel => Feel(name, feel.Measurement, feel.Quantity, feel.Set))],
            [
                new($"{name} unplugged", () => chip.Unplugged, on => chip.Unplugged = on),
                Disturbance.Of($"{name} corrupt", on => chip.CorruptNextAnswers(on ? int.MaxValue : 0)),
            ]);
    }

    private PluggedSensor PlugThermometer(int port, string? rom)
    {
        string name = $"ds18b20 port {port}{(rom is null ? string.Empty : " " + rom)}";
        Ds18b20Chip chip = new(_board.Time, SerialNumber(rom));

        if (!_wires.TryGetValue(port, out OneWireBus? wire))
        {
            _wires[port] = wire = new OneWireBus();
            _board.Serial[port].Attach(wire);
        }

        wire.Attach(chip);
        return new PluggedSensor(
            name,
            [Feel(name, "temperature", _world.SoilTemperature, value => chip.Temperature = value)],
            [Disturbance.Of($"{name} unplugged", on => Change(on, () => wire.Detach(chip), () => wire.Attach(chip))), Noise(name, port)]);
    }

    /// <summary>It measures the lamps, which burn while it is dark.</summary>
    private PluggedSensor PlugMeter(int port, int slave)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"pzem-004t port {port} slave 0x{slave:x2}");
        Pzem004tMeter meter = new(_board.Time, slave);
        double volts = 0;
        return PlugSerial(
            name, port, meter,
            Feel(name, "voltage", _world.Light.Felt("mains", "V", 80, 260, _ => 230), value => volts = value),
            Feel(name, "power", _world.Light.Felt("lamps", "W", 0, 2300, light => light < 100 ? 120 : 0), watts => meter.Show(volts, watts / volts, watts, 4321, 50, watts > 0 ? 1 : 0)));
    }

    private PluggedSensor PlugSenseair(int port)
    {
        string name = $"senseair-s8 port {port}";
        SenseairS8Sensor sensor = new(_board.Time);
        return PlugSerial(name, port, sensor, Feel(name, "co2", _world.Co2, value => sensor.Co2 = value));
    }

    private PluggedSensor PlugMhz19(int port)
    {
        string name = $"mhz19 port {port}";
        Mhz19Sensor sensor = new(_board.Time);
        return PlugSerial(name, port, sensor, Feel(name, "co2", _world.Co2, value => sensor.Co2 = value));
    }

    private PluggedSensor PlugPms5003(int port)
    {
        string name = $"pms5003 port {port}";
        Pms5003Sensor sensor = new(_board.Time);
        return PlugSerial(
            name, port, sensor,
            Feel(name, "pm1", _world.Dust.Felt("pm1", "µg/m³", 0, 500, dust => 0.6 * dust), value => sensor.Pm1 = (int)value),
            Feel(name, "pm25", _world.Dust, value => sensor.Pm25 = (int)value),
            Feel(name, "pm10", _world.Dust.Felt("pm10", "µg/m³", 0, 1000, dust => 1.3 * dust), value => sensor.Pm10 = (int)value));
    }

    private PluggedSensor PlugSerial(string name, int port, ISerialDevice device, params FeltQuantity[] feels)
    {
        VirtualUart line = _board.Serial[port];
        line.Attach(device);
        return new PluggedSensor(
            name, feels, [Disturbance.Of($"{name} unplugged", on => Change(on, () => line.Detach(device), () => line.Attach(device))), Noise(name, port)]);
    }

    private PluggedSensor PlugAnalog(int pin, double divider) => PlugPin("analog", pin, "voltage", _world.BatteryVoltage, open: 0, volts => volts / divider);

    private PluggedSensor PlugThermistor(int pin, JsonObject entry)
    {
        double resistor = Value(entry, "resistor", 10000);
        double supply = Value(entry, "supply", 3.3);
        bool isToSupply = (bool?)entry["toSupply"] == true;

        double Tap(double celsius)
        {
            double ohms = Value(entry, "ohms", 10000) * Math.Exp(Value(entry, "beta", 3950) * ((1 / (celsius + Kelvin)) - (1 / (25 + Kelvin))));
            return supply * (isToSupply ? resistor : ohms) / (ohms + resistor);
        }

        return PlugPin("ntc", pin, "temperature", _world.AirTemperature, open: isToSupply ? 0 : supply, Tap);
    }

    private PluggedSensor PlugPin(string type, int pin, string measurement, Quantity source, double open, Func<double, double> toVolts)
    {
        string name = $"{type} pin {pin}";
        Disturbance unplugged = Disturbance.Of($"{name} unplugged", _ => { });
        return new PluggedSensor(
            name, [Feel(name, measurement, source, value => _board.Pins[pin].Voltage = unplugged.IsOn ? open : toVolts(value))], [unplugged]);
    }

    /// <summary>A contact to ground that is closed while the door is open.</summary>
    private PluggedSensor PlugContact(int pin)
    {
        string name = $"digital pin {pin}";
        Disturbance unplugged = Disturbance.Of($"{name} unplugged", _ => { });
        return new PluggedSensor(
            name, [Feel(name, "state", _world.Door, value => Switch(pin, !unplugged.IsOn && value >= 0.5))], [unplugged]);
    }

    private PluggedSensor PlugRainGauge(int pin)
    {
        Disturbance unplugged = Disturbance.Of($"pulse pin {pin} unplugged", _ => { });
        return new PluggedSensor($"pulse pin {pin}", [], [unplugged])
        {
            Tip = () =>
            {
                Switch(pin, closed: !unplugged.IsOn);
                Switch(pin, closed: false);
            },
        };
    }

    private void Switch(int pin, bool closed) => Change(closed, () => _board.Pins[pin].Drive(false), _board.Pins[pin].Release);

    /// <summary>What else is on the line is disturbed with it.</summary>
    private Disturbance Noise(string name, int port) => new(
        $"{name} corrupt", () => _board.Serial[port].IsNoisy, on => _board.Serial[port].DisturbNextBytes(on ? int.MaxValue : 0));

    private static FeltQuantity Feel(string sensor, string measurement, Quantity source, Action<double> set) =>
        new(measurement, source.Felt($"{sensor} {measurement}"), set);

    private static void Change(bool on, Action first, Action second) => (on ? first : second)();

    private static long SerialNumber(string? rom)
    {
        byte[] bytes = Convert.FromHexString(rom ?? "28E28F0900000000");
        return Enumerable.Range(0, 6).Sum(i => (long)bytes[1 + i] << (8 * i));
    }

    private static double Value(JsonObject entry, string member, double standard) => (double?)entry[member] ?? standard;

    /// <summary>A number, or a text such as <c>"0x76"</c>.</summary>
    private static int? Number(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue(out int number) ? number
        : value.TryGetValue(out string? text) && int.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out number) ? number
        : null;
}
