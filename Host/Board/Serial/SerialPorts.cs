namespace Host.Board;

/// <summary>The chip's serial ports, 1 to 3; 1 has the log. Devices are on whatever pins the program gives the port.</summary>
internal sealed class SerialPorts
{
    private readonly VirtualUart[] _ports;

    internal SerialPorts(int count) => _ports = [.. Enumerable.Range(0, count).Select(_ => new VirtualUart())];

    /// <param name="number">Its number, as nanoFramework counts them: 2 is <c>COM2</c>, the chip's UART1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such port.</exception>
    public VirtualUart this[int number] => number >= 1 && number <= _ports.Length
        ? _ports[number - 1]
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"The chip has {_ports.Length} serial ports.");

    internal void Reset()
    {
        foreach (VirtualUart port in _ports)
        {
            port.Reset();
        }
    }
}
