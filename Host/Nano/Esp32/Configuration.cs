using Host.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Stands in for nanoFramework.Hardware.Esp32: which pin is for what.</summary>
public class Configuration
{
    /// <summary>Gives a pin to a function; takes effect for devices that are made afterwards.</summary>
    /// <exception cref="ArgumentException">The pin cannot be driven.</exception>
    /// <exception cref="NotSupportedException">The virtual board has no such function.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        bool receives = value is DeviceFunction.COM2_RX or DeviceFunction.COM3_RX;
        Pins pins = BoardRun.Running.Board.Pins;
        if (receives ? !pins.IsFree(pin) : !pins.CanDrive(pin))
        {
            throw new ArgumentException($"GPIO {pin} cannot be {value}.");
        }

        switch (value)
        {
            case DeviceFunction.I2C1_DATA or DeviceFunction.I2C2_DATA:
                Bus(value).UseDataPin(pin);
                break;
            case DeviceFunction.I2C1_CLOCK or DeviceFunction.I2C2_CLOCK:
                Bus(value).UseClockPin(pin);
                break;
            case DeviceFunction.COM2_TX or DeviceFunction.COM3_TX:
                Port(value).TransmitPin = pin;
                break;
            case DeviceFunction.COM2_RX or DeviceFunction.COM3_RX:
                Port(value).ReceivePin = pin;
                break;
            default:
                Port(value).DirectionPin = pin;
                break;
        }
    }

    private static VirtualUart Port(DeviceFunction function) => BoardRun.Running.Board.Serial[((int)function >> 8) & 0xFF];

    private static VirtualI2cBus Bus(DeviceFunction function) => function switch
    {
        DeviceFunction.I2C1_DATA or DeviceFunction.I2C1_CLOCK => BoardRun.Running.Board.I2c.Bus(1),
        DeviceFunction.I2C2_DATA or DeviceFunction.I2C2_CLOCK => BoardRun.Running.Board.I2c.Bus(2),
        _ => throw new NotSupportedException($"DeviceFunction.{function}"),
    };
}
