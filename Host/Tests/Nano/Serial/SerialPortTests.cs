extern alias Nano;

using Host.Board;
using Nano::nanoFramework.Hardware.Esp32;
using Nano::System.Device.Adc;
using SerialMode = Nano::System.IO.Ports.SerialMode;
using SerialPort = Nano::System.IO.Ports.SerialPort;

namespace Host.Tests.Nano.Serial;

/// <summary>nanoFramework's serial port and converter on the virtual board.</summary>
[TestClass]
public sealed class SerialPortTests : BoardTests
{
    [TestMethod]
    public void What_is_sent_reaches_all_devices_and_their_answers_come_back()
    {
        Board.Serial[2].Attach(new Echo());
        using SerialPort port = Open();
        port.Write([1, 2, 3, 4], 1, 3);

        Assert.AreEqual(3, port.BytesToRead);
        byte[] bytes = new byte[4];
        Assert.AreEqual(3, port.Read(bytes, 1, 3));
        CollectionAssert.AreEqual(new byte[] { 0, 2, 3, 4 }, bytes);
    }

    [TestMethod]
    public void Two_devices_that_send_at_once_pull_the_line_low_together()
    {
        Board.Serial[2].Attach(new Echo());
        Board.Serial[2].Attach(new Echo { Flip = 0x0F });
        using SerialPort port = Open();
        port.Write([0x35], 0, 1);

        Assert.AreEqual(0x30, Read(port));
    }

    [TestMethod]
    public void Bytes_are_lost_disturbed_and_made_up_as_a_test_wants_it()
    {
        Board.Serial[2].Attach(new Echo());
        using SerialPort port = Open();
        Board.Serial[2].AddNoise(0x99);
        Board.Serial[2].LoseNextBytes(1);
        Board.Serial[2].DisturbNextBytes(2);
        port.Write([0, 0, 0, 0], 0, 4);

        Assert.AreEqual(4, port.BytesToRead);
        Assert.AreEqual(0x99, Read(port));
        Assert.AreEqual(2, Read(port));
        Assert.AreEqual(1, Read(port));
        Assert.AreEqual(0, Read(port));
    }

    [TestMethod]
    public void A_read_without_enough_bytes_throws_in_time_and_leaves_them()
    {
        Board.Serial[2].Attach(new Echo());
        using SerialPort port = Open();
        port.ReadTimeout = 1;
        port.Write([7], 0, 1);

        Assert.ThrowsExactly<TimeoutException>(() => port.Read(new byte[2], 0, 2));
        Assert.AreEqual(7, Read(port));
    }

    [TestMethod]
    public void A_port_keeps_256_bytes()
    {
        Board.Serial[2].Attach(new Echo());
        using SerialPort port = Open();
        port.Write(new byte[300], 0, 300);

        Assert.AreEqual(256, port.BytesToRead);
    }

    [TestMethod]
    public void A_port_has_one_user_and_its_pins_and_the_first_one_is_the_logs()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM1"));
        Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM2").Open());
        using SerialPort port = Open();
        Assert.ThrowsExactly<InvalidOperationException>(() => new SerialPort("COM2").Open());
        port.Dispose();
        SerialPort transceiver = new("COM2") { Mode = SerialMode.RS485 };
        Assert.ThrowsExactly<ArgumentException>(transceiver.Open);
        Configuration.SetPinFunction(4, DeviceFunction.COM2_RTS);
        transceiver.Open();
        Assert.AreEqual(4, Board.Serial[2].DirectionPin);
    }

    [TestMethod]
    public void The_converter_has_12_bits_over_the_chips_range()
    {
        AdcChannel channel = new AdcController().OpenChannel(6);
        Board.Pins[34].Voltage = 1.55;
        Assert.AreEqual(2048, channel.ReadValue());
        Board.Pins[34].Voltage = 3.3;
        Assert.AreEqual(4095, channel.ReadValue());
        Assert.ThrowsExactly<ArgumentException>(() => new AdcController().OpenChannel(8));
    }

    private static SerialPort Open()
    {
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        SerialPort port = new("COM2");
        port.Open();
        return port;
    }

    private static int Read(SerialPort port)
    {
        byte[] one = new byte[1];
        port.Read(one, 0, 1);
        return one[0];
    }

    private sealed class Echo : ISerialDevice
    {
        private readonly Queue<byte> _bytes = new();

        public byte Flip { get; init; }

        public void Receive(byte value, SerialFormat format) => _bytes.Enqueue((byte)(value ^ Flip));

        public bool TrySend(out byte value) => _bytes.TryDequeue(out value);
    }
}
