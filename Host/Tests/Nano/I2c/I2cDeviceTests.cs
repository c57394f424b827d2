extern alias Nano;

using Host.Board;
using Nano::nanoFramework.Hardware.Esp32;
using Nano::System.Device.Gpio;
using Nano::System.Device.I2c;
using SpanByte = Nano::System.SpanByte;

namespace Host.Tests.Nano.I2c;

/// <summary>Transfers end with a status as nanoFramework's do on an ESP32.</summary>
[TestClass]
public sealed class I2cDeviceTests : BoardTests
{
    private readonly Echo _chip = new();

    public I2cDeviceTests()
    {
        Board.I2c.TransferTimeout = TimeSpan.FromMilliseconds(1);
        Board.I2c.Attach(1, 0x76, _chip);
        UsePins();
    }

    [TestMethod]
    public void What_is_written_reaches_the_chip_and_what_it_sends_comes_back()
    {
        byte[] read = new byte[3];
        I2cTransferResult result = Device().WriteRead(new byte[] { 1, 2 }, read);

        Assert.AreEqual(I2cTransferStatus.FullTransfer, result.Status);
        Assert.AreEqual(5u, result.BytesTransferred);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, _chip.Written);
        CollectionAssert.AreEqual(new byte[] { 0xA0, 0xA1, 0xA2 }, read);
    }

    [TestMethod]
    public void A_part_of_an_array_is_read_and_written_in_place()
    {
        byte[] bytes = [9, 1, 2, 9];
        Device().Write(new SpanByte(bytes, 1, 2));
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, _chip.Written);

        Device().Read(new SpanByte(bytes, 1, 2));
        CollectionAssert.AreEqual(new byte[] { 9, 0xA0, 0xA1, 9 }, bytes);
    }

    [TestMethod]
    public void A_missing_chip_does_not_acknowledge_and_nothing_throws()
    {
        I2cTransferResult result = Device(0x40).Read(new byte[1]);

        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, result.Status);
        Assert.AreEqual(0u, result.BytesTransferred);
    }

    [TestMethod]
    public void A_chip_that_is_taken_away_does_not_acknowledge()
    {
        I2cDevice device = Device();
        Board.I2c.Detach(1, 0x76);
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Write(new byte[1]).Status);
    }

    [TestMethod]
    public void A_data_byte_that_is_not_acknowledged_looks_like_a_missing_chip()
    {
        _chip.Takes = 1;
        I2cTransferResult result = Device().Write(new byte[] { 1, 2 });

        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, result.Status);
        Assert.AreEqual(0u, result.BytesTransferred);
    }

    [TestMethod]
    public void A_chip_that_is_busy_does_not_acknowledge_a_read_and_leaves_the_buffer()
    {
        _chip.Busy = true;
        byte[] read = [7];

        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, Device().Read(read).Status);
        Assert.AreEqual(7, read[0]);
    }

    [TestMethod]
    public void A_transfer_of_nothing_succeeds_and_proves_nothing() =>
        Assert.AreEqual(I2cTransferStatus.FullTransfer, Device(0x40).Write(new byte[0]).Status);

    [TestMethod]
    public void Before_the_bus_has_its_pins_nothing_answers()
    {
        using VirtualBoard other = new();
        other.I2c.Attach(1, 0x76, _chip);

        using (other.Enter())
        {
            Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
            Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, Device().Read(new byte[1]).Status);
        }
    }

    [TestMethod]
    public void A_pin_that_cannot_drive_is_no_I2C_pin() =>
        Assert.ThrowsExactly<ArgumentException>(() => Configuration.SetPinFunction(34, DeviceFunction.I2C1_DATA));

    [TestMethod]
    public void A_bus_that_does_not_exist_is_refused() =>
        Assert.ThrowsExactly<ArgumentException>(() => new I2cDevice(new I2cConnectionSettings(3, 0x76)));

    [TestMethod]
    public void A_pin_that_is_opened_as_GPIO_is_lost_to_the_bus_until_a_device_is_made()
    {
        I2cDevice device = Device();
        GpioController controller = new();
        GpioPin pin = controller.OpenPin(22, PinMode.Input);

        Assert.AreEqual(I2cTransferStatus.ClockStretchTimeout, device.Read(new byte[1]).Status);
        Assert.ThrowsExactly<Exception>(() => Device());

        pin.Dispose();
        Assert.AreEqual(I2cTransferStatus.ClockStretchTimeout, device.Read(new byte[1]).Status);

        Device();
        Assert.AreEqual(I2cTransferStatus.FullTransfer, device.Read(new byte[1]).Status);
    }

    [TestMethod]
    public void A_bus_that_hangs_times_out_until_its_clock_line_was_clocked_nine_times()
    {
        I2cDevice device = Device();
        Board.I2c.Hang(1);
        Assert.AreEqual(I2cTransferStatus.ClockStretchTimeout, device.Read(new byte[1]).Status);

        GpioController controller = new();
        GpioPin clock = controller.OpenPin(22, PinMode.OutputOpenDrain);
        GpioPin data = controller.OpenPin(21, PinMode.Input);

        for (int i = 0; i < 9; i++)
        {
            Assert.AreEqual(PinValue.Low, data.Read(), $"after {i} clocks");
            clock.Write(PinValue.Low);
            clock.Write(PinValue.High);
        }

        Assert.AreEqual(PinValue.High, data.Read());
        clock.Dispose();
        data.Dispose();
        Device();
        Assert.AreEqual(I2cTransferStatus.FullTransfer, device.Read(new byte[1]).Status);
    }

    [TestMethod]
    public void A_bus_without_devices_is_off()
    {
        I2cDevice first = Device();
        I2cDevice second = Device();

        first.Dispose();
        Assert.AreEqual(I2cTransferStatus.FullTransfer, second.Read(new byte[1]).Status);

        second.Dispose();
        Assert.ThrowsExactly<InvalidOperationException>(() => second.Read(new byte[1]));
    }

    [TestMethod]
    public void After_a_reboot_the_pins_have_to_be_chosen_again()
    {
        Assert.AreEqual(21, Board.I2c.Bus(1).DataPin);
        Board.Power.Cut();

        using (Board.Enter())
        {
            Assert.IsNull(Board.I2c.Bus(1).DataPin);
            UsePins();
            Assert.AreEqual(I2cTransferStatus.FullTransfer, Device().Read(new byte[1]).Status);
        }
    }

    private static I2cDevice Device(int address = 0x76) => I2cDevice.Create(new I2cConnectionSettings(1, address));

    private static void UsePins()
    {
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
    }

    private sealed class Echo : II2cChip
    {
        public List<byte> Written { get; } = [];

        public int Takes { get; set; } = int.MaxValue;

        public bool Busy { get; set; }

        public int Write(ReadOnlySpan<byte> data)
        {
            Written.AddRange(data);
            return Math.Min(data.Length, Takes);
        }

        public bool Read(Span<byte> buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)(Busy ? 0 : 0xA0 + i);
            }

            return !Busy;
        }
    }
}
