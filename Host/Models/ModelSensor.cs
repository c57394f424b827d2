using Sensors;

namespace Host.Models;

/// <summary>A sensor of a model fleet: four measurements, which change.</summary>
internal sealed class ModelSensor() : Sensor(
    new Measurement("temperature", 2, -4000, 8500),
    new Measurement("humidity", 2, 0, 10000),
    new Measurement("pressure", 2, 30000, 110000),
    new Measurement("door", 0, 0, 1))
{
    private int _count;

    public override string Place => "here";

    public override void Open(ISensorHardware hardware)
    {
    }

    public override bool Measure()
    {
        _count++;
        return Set(0, 2000 + (_count % 100)) && Set(1, 4500 + (_count % 100)) && Set(2, 101325) && Set(3, _count % 2);
    }
}
