using Host.Board;

namespace System.IO.Ports;

/// <summary>
/// Stands in for nanoFramework.System.IO.Ports over a port of the virtual board. As on the ESP32, one object per port; COM1
/// belongs to the log; a read that does not get all its bytes in time throws, and the bytes stay for the next one.
/// </summary>
public sealed class SerialPort : IDisposable
{
    private readonly BoardRun _run = BoardRun.Running;
    private readonly VirtualUart _uart;
    private int _baudRate;
    private Parity _parity;
    private bool _disposed;

    /// <param name="portName"><c>COM2</c> or, if the chip has it, <c>COM3</c>.</param>
    /// <param name="dataBits">8: others are not done here.</param>
    /// <exception cref="ArgumentException">There is no such port, or the log has it.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        if (dataBits != 8 || stopBits != StopBits.One)
        {
            throw new NotSupportedException($"SerialPort with {dataBits} data bits, {stopBits} stop bits");
        }

        if (portName == "COM1")
        {
            throw new ArgumentException("COM1 is the log's.");
        }

        _uart = _run.Board.Serial[portName[3] - '0'];
        _baudRate = baudRate;
        _parity = parity;
    }

    /// <summary>Gets or sets the speed in bits a second.</summary>
    public int BaudRate
    {
        get => _baudRate;

        set
        {
            _baudRate = value;
            Configure();
        }
    }

    /// <summary>Gets or sets the parity bit.</summary>
    public Parity Parity
    {
        get => _parity;

        set
        {
            _parity = value;
            Configure();
        }
    }

    /// <summary>Gets or sets whether the port's RTS pin tells an RS-485 transceiver when to send.</summary>
    public SerialMode Mode { get; set; }

    /// <summary>Gets or sets how long a read waits, in ms; -1 without limit.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>Gets a value indicating whether the port is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Gets how many bytes have come.</summary>
    public int BytesToRead
    {
        get
        {
            Check();
            return _uart.Available();
        }
    }

    /// <summary>Opens the port.</summary>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    /// <exception cref="ArgumentException">The port has no pins.</exception>
    public void Open()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsOpen || _uart.Format is not null)
        {
            throw new InvalidOperationException("The port is open.");
        }

        if (_uart.TransmitPin is null || _uart.ReceivePin is null || (Mode == SerialMode.RS485 && _uart.DirectionPin is null))
        {
            throw new ArgumentException("The port has no pins.");
        }

        IsOpen = true;
        Configure();
    }

    /// <summary>Reads bytes; waits for all of them.</summary>
    /// <exception cref="TimeoutException">They did not come in time.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        long start = Diagnostics.Stopwatch.GetTimestamp();
        while (BytesToRead < count)
        {
            if (ReadTimeout >= 0 && Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds >= ReadTimeout)
            {
                throw new TimeoutException();
            }

            Thread.Sleep(1);
        }

        return _uart.Read(buffer.AsSpan(offset, count));
    }

    /// <summary>Sends bytes.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        Check();
        _uart.Write(buffer.AsSpan(offset, count));
    }

    /// <summary>Closes the port.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            _uart.Format = null;
        }
    }

    /// <summary>Closes the port for good.</summary>
    public void Dispose()
    {
        Close();
        _disposed = true;
    }

    private void Configure()
    {
        if (IsOpen)
        {
            _uart.Format = new SerialFormat(_baudRate, (SerialParity)_parity);
        }
    }

    private void Check()
    {
        _run.Check();
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!IsOpen)
        {
            throw new InvalidOperationException("The port is not open.");
        }
    }
}
