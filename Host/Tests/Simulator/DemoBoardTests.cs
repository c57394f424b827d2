extern alias Nano;

using Host.Board;
using Host.Simulator.Demo;
using Host.World;
using Microsoft.Extensions.Time.Testing;
using Nano::nanoFramework.Hardware.Esp32;
using Nano::System.Device.Gpio;
using Nano::System.Device.I2c;

namespace Host.Tests.Simulator;

[TestClass]
public sealed class DemoBoardTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly VirtualBoard _board = new();
    private readonly DemoBoard _demo;
    private readonly IDisposable _entered;

    public DemoBoardTests()
    {
        _demo = new DemoBoard(_board, _time);
        _entered = _board.Enter();
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
    }

    public void Dispose()
    {
        _entered.Dispose();
        _demo.Dispose();
        _board.Dispose();
    }

    [TestMethod]
    public void Seven_chips_answer_a_scan_once_they_have_started()
    {
        _time.Advance(TimeSpan.FromMilliseconds(999));
        CollectionAssert.AreEqual(new[] { 0x18, 0x23, 0x40, 0x44, 0x48, 0x76 }, Scan(), "the SCD41 takes a second");
        _time.Advance(TimeSpan.FromMilliseconds(1));

        CollectionAssert.AreEqual(new[] { 0x18, 0x23, 0x40, 0x44, 0x48, 0x62, 0x76 }, Scan());
    }

    [TestMethod]
    public void A_chip_that_is_pulled_out_is_missing_alone()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _demo.Bme280.Unplugged = true;

        CollectionAssert.AreEqual(new[] { 0x18, 0x23, 0x40, 0x44, 0x48, 0x62 }, Scan());
    }

    [TestMethod]
    public void The_sensors_feel_the_greenhouse_as_time_goes_by()
    {
        for (int second = 0; second < 600; second += 50)
        {
            GreenhouseState state = _demo.State;
            Assert.AreEqual(state.Temperature, _demo.Bme280.Temperature);
            Assert.AreEqual(state.Humidity, _demo.Bme280.Humidity);
            Assert.AreEqual(state.Pressure, _demo.Bme280.Pressure);
            Assert.AreEqual(state.Temperature, _demo.Sht4x.Temperature);
            Assert.AreEqual(state.Humidity, _demo.Sht4x.Humidity);
            Assert.AreEqual(state.Illuminance, _demo.Bh1750.Illuminance);
            Assert.AreEqual(state.Co2, _demo.Scd4x.Co2);
            Assert.AreEqual(state.BatteryVoltage, _demo.Ina219.BusVoltage);
            Assert.AreEqual(state.ChargeCurrent, _demo.Ina219.Current);
            Assert.AreEqual(state.SoilTemperature, _demo.Mcp9808.Temperature);
            _time.Advance(TimeSpan.FromSeconds(50));
        }
    }

    [TestMethod]
    public void A_day_takes_ten_minutes()
    {
        double nine = _demo.State.Illuminance;
        _time.Advance(TimeSpan.FromMinutes(5));
        double night = _demo.State.Illuminance;

        Assert.IsGreaterThan(1000, nine);
        Assert.IsLessThan(1, night);
    }

    [TestMethod]
    public void The_door_contact_pulls_its_pin_low_while_the_door_is_open()
    {
        GpioPin pin = new GpioController().OpenPin(DemoBoard.DoorPin, PinMode.InputPullUp);
        int changes = 0;
        bool open = false;
        for (int i = 0; i < 600; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.AreEqual(_demo.State.DoorOpen, pin.Read() == PinValue.Low);
            changes += open == _demo.State.DoorOpen ? 0 : 1;
            open = _demo.State.DoorOpen;
        }

        Assert.IsGreaterThanOrEqualTo(2, changes, "in a minute it was opened and closed");
    }

    [TestMethod]
    public void Each_tip_of_the_rain_gauge_is_one_pulse()
    {
        new GpioController().OpenPin(DemoBoard.RainPin, PinMode.InputPullUp);
        int falls = 0;
        _board.Pins[DemoBoard.RainPin].Changed += high => falls += high ? 0 : 1;
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.AreEqual(new Greenhouse(28).RainTips(TimeSpan.FromHours(9), TimeSpan.FromHours(33)), falls, 1);
        Assert.IsGreaterThan(20, falls);
    }

    [TestMethod]
    public void Disposed_of_it_stands_still()
    {
        _demo.Dispose();
        double before = _demo.Bme280.Temperature;
        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.AreEqual(before, _demo.Bme280.Temperature);
    }

    /// <summary>nanoFramework sends nothing for an empty write, so each chip gets a byte that it takes.</summary>
    private static int[] Scan() => [.. Enumerable.Range(0x08, 0x70).Where(address =>
    {
        using I2cDevice device = new(new I2cConnectionSettings(1, address));
        byte harmless = address switch
        {
            0x18 => 0x05,
            0x23 => 0x01,
            0x44 => 0x89,
            0x62 => 0x36,
            0x76 => 0xD0,
            _ => 0x00,
        };
        return device.Write(new byte[] { harmless }).Status == I2cTransferStatus.FullTransfer;
    })];
}
