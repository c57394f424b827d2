using System.Text.Json.Nodes;
using Host.Board;
using Host.Board.Chips;
using Host.World;

namespace Host.Simulator.Device;

/// <summary>What is wired to a serial port or an analog pin of a simulated device, as its settings declare it.</summary>
internal sealed class WiredPart
{
    private const int MetersOwn = 0xF8;
    private const double Kelvin = 273.15;

    private readonly Action<Surroundings> _feel;

    private WiredPart(Action<Surroundings> feel) => _feel = feel;

    /// <summary>Wires everything that settings declare beyond chips and switches.</summary>
    public static IReadOnlyList<WiredPart> Wire(JsonObject settings, VirtualBoard board, TimeProvider time)
    {
        Dictionary<int, OneWireBus> wires = [];
        int first = (settings["board"]?["serial"] as JsonArray)?.Select(port => Number(port, "port", 2)).DefaultIfEmpty(2).First() ?? 2;
        IEnumerable<JsonObject> sensors = (settings["sensors"] as JsonArray)?.OfType<JsonObject>() ?? [];
        return [.. sensors.Select(sensor => Wire(sensor, board, time, wires, Number(sensor, "port", first))).OfType<WiredPart>()];
    }

    /// <summary>Has it feel its surroundings as they are now.</summary>
    public void Expose(Surroundings surroundings) => _feel(surroundings);

    private static WiredPart? Wire(JsonObject sensor, VirtualBoard board, TimeProvider time, Dictionary<int, OneWireBus> wires, int port)
    {
        switch (((string?)sensor["type"], (string?)sensor["model"]))
        {
            case ("ds18b20", _):
                Ds18b20Chip thermometer = new(time, SerialNumber((string?)sensor["rom"]));
                if (!wires.TryGetValue(port, out OneWireBus? wire))
                {
                    wires[port] = wire = new OneWireBus();
                    board.Serial[port].Attach(wire);
                }

                wire.Attach(thermometer);
                return new WiredPart(world => thermometer.Temperature = world.SoilTemperature.Value);
            case ("modbus", "pzem-004t"):
                Pzem004tMeter meter = new(time, Number(sensor, "slave", MetersOwn));
                board.Serial[port].Attach(meter);
                return new WiredPart(world => Light(meter, world.Light.Value));
            case ("modbus", "senseair-s8"):
                SenseairS8Sensor s8 = new(time);
                board.Serial[port].Attach(s8);
                return new WiredPart(world => s8.Co2 = world.Co2.Value);
            case ("mhz19", _):
                Mhz19Sensor mhz19 = new(time);
                board.Serial[port].Attach(mhz19);
                return new WiredPart(world => mhz19.Co2 = world.Co2.Value);
            case ("pms5003", _):
                board.Serial[port].Attach(new Pms5003Sensor(time));
                return null;
            case ("analog", _):
                VirtualPin pin = board.Pins[Number(sensor, "pin", 0)];
                double divider = Value(sensor, "divider", 1);
                return new WiredPart(world => pin.Voltage = world.BatteryVoltage.Value / divider);
            case ("ntc", _) when sensor["pin"] is not null:
                VirtualPin tap = board.Pins[Number(sensor, "pin", 0)];
                return new WiredPart(world => tap.Voltage = Tap(sensor, world.AirTemperature.Value));
            default:
                return null;
        }
    }

    /// <summary>Lamps burn while it is dark.</summary>
    private static void Light(Pzem004tMeter meter, double light)
    {
        double watts = light < 100 ? 120 : 0;
        meter.Show(230, watts / 230, watts, 4321, 50, watts > 0 ? 1 : 0);
    }

    private static double Tap(JsonObject sensor, double celsius)
    {
        double ohms = Value(sensor, "ohms", 10000) * Math.Exp(Value(sensor, "beta", 3950) * ((1 / (celsius + Kelvin)) - (1 / (25 + Kelvin))));
        double resistor = Value(sensor, "resistor", 10000);
        double ratio = ohms / (ohms + resistor);
        return Value(sensor, "supply", 3.3) * ((bool?)sensor["toSupply"] == true ? 1 - ratio : ratio);
    }

    private static long SerialNumber(string? rom)
    {
        long number = 0x98FE2;
        if (rom is not null)
        {
            byte[] bytes = Convert.FromHexString(rom);
            number = Enumerable.Range(0, 6).Sum(i => (long)bytes[1 + i] << (8 * i));
        }

        return number;
    }

    private static int Number(JsonNode? node, string member, int standard) => (int?)node?[member] ?? standard;

    private static double Value(JsonObject sensor, string member, double standard) => (double?)sensor[member] ?? standard;
}
