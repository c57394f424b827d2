namespace Host.World;

/// <summary>What the sensors in and around a greenhouse find at one moment.</summary>
/// <param name="Temperature">Air temperature in °C.</param>
/// <param name="Humidity">Relative humidity in %.</param>
/// <param name="Pressure">Air pressure in hPa.</param>
/// <param name="Illuminance">Light in lx.</param>
/// <param name="Co2">CO2 in ppm.</param>
/// <param name="SoilTemperature">In °C.</param>
/// <param name="SoilMoisture">What a capacitive moisture probe gives, in V: the more, the drier.</param>
/// <param name="TankLevel">What a level probe gives, in V.</param>
/// <param name="BatteryVoltage">In V.</param>
/// <param name="ChargeCurrent">From the solar panel to the battery, negative at night, in A.</param>
/// <param name="Dust">Particles up to 2.5 µm, in µg/m³.</param>
public sealed record GreenhouseState(
    double Temperature,
    double Humidity,
    double Pressure,
    double Illuminance,
    double Co2,
    double SoilTemperature,
    double SoilMoisture,
    double TankLevel,
    double BatteryVoltage,
    double ChargeCurrent,
    double Dust,
    bool DoorOpen);
