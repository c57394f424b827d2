using System.IO.Ports;

namespace Host.Tool.Monitor;

/// <summary>A serial port as a stream.</summary>
internal static class SerialLink
{
    /// <summary>The speed of nanoFramework's Wire Protocol in bit/s; the ESP32-PICO runtime has 115200. On a board with its own USB it does not matter.</summary>
    public const int DefaultBaud = 921600;

    /// <summary>Opens a port, 8 data bits, no parity, one stop bit.</summary>
    /// <exception cref="IOException">It is not there, or something is wrong with it.</exception>
    /// <exception cref="UnauthorizedAccessException">Another program has it, or the user may not use it.</exception>
    public static Stream Open(string port, int baud)
    {
        // DTR and RTS drive reset and boot mode of most boards. Both on, or both off, leaves a board alone. Linux opens a
        // port with both on; a virtual port has neither and refuses.
        try
        {
            return Open(port, baud, lines: OperatingSystem.IsLinux());
        }
        catch (IOException) when (OperatingSystem.IsLinux() && File.Exists(port))
        {
            return Open(port, baud, lines: false);
        }
    }

    private static Stream Open(string port, int baud, bool lines)
    {
        SerialPort serial = new(port, baud, Parity.None, 8, StopBits.One) { DtrEnable = lines, RtsEnable = lines };
        try
        {
            serial.Open();
            return serial.BaseStream;
        }
        catch
        {
            serial.Dispose();
            throw;
        }
    }
}
