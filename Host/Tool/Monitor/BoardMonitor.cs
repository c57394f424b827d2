using System.Buffers.Binary;
using System.Text;

namespace Host.Tool.Monitor;

/// <summary>Shows a board's log.</summary>
/// <remarks>
/// nanoFramework does not write its log to the serial port as text. It sends it as packets of its Wire Protocol, and only
/// after somebody has pinged it since its last restart. So this pings all the time.
/// </remarks>
internal sealed class BoardMonitor
{
    private const int VersionEnd = 12;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(1);

    // A board that has just been restarted logs its first lines within moments, to nobody if it was not pinged before.
    private static readonly TimeSpan PingAtFirstEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Func<string, string?>? _show;
    private readonly WireReader _reader = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _noise = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly StringBuilder _line = new();
    private bool _lineOpen;
    private bool _answered;
    private bool _askVersion;
    private ReadOnlyMemory<byte> _assemblies;
    private ushort _number;

    public BoardMonitor(ToolHost host, bool readings = false)
    {
        _time = host.Time;
        _output = host.Output;
        _error = host.Error;
        _show = readings ? ReadingLine.Show : null;
    }

    /// <summary>Creates a monitor that shows nothing.</summary>
    public BoardMonitor(TimeProvider time, Action<string> line)
    {
        _time = time;
        _output = _error = TextWriter.Null;
        _show = text =>
        {
            line(text);
            return null;
        };
    }

    /// <summary>Shows the log until it is cancelled or the board is gone.</summary>
    /// <param name="restart">Whether to restart the board first, to see its log from the start.</param>
    /// <exception cref="IOException">The board is gone: unplugged, or restarting.</exception>
    public async Task RunAsync(Stream link, bool restart, CancellationToken cancellation)
    {
        _askVersion = !restart && _show is null; // After a restart the log's first line has it.
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task pinging = PingAsync(link, restart, ended.Token);
        try
        {
            await ReadAsync(link, ended.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
        finally
        {
            ended.Cancel();
            await pinging;
            EndLine();
        }
    }

    private async Task ReadAsync(Stream link, CancellationToken cancellation)
    {
        byte[] buffer = new byte[1024];
        int count;
        do
        {
            try
            {
                count = await link.ReadAsync(buffer, cancellation);
            }
            catch (ObjectDisposedException)
            {
                count = 0; // What a serial port says when the board is unplugged.
            }

            foreach (WireItem item in _reader.Read(buffer.AsSpan(0, count)))
            {
                Show(item);
                if (item.Packet is WirePacket packet && Ask(packet) is WirePacket question)
                {
                    await WriteAsync(link, question, cancellation);
                }
            }
        }
        while (count > 0);
        throw new IOException("the port was closed");
    }

    private async Task PingAsync(Stream link, bool restart, CancellationToken cancellation)
    {
        try
        {
            if (restart)
            {
                await WriteAsync(link, WirePacket.Restart(), cancellation);
            }

            long since = _time.GetTimestamp();
            bool told = false;
            while (true)
            {
                await WriteAsync(link, WirePacket.Ping(), cancellation);
                if (_askVersion)
                {
                    await WriteAsync(link, WirePacket.Question(WireCommand.Assemblies), cancellation);
                }

                bool isFirst = _time.GetElapsedTime(since) < SilenceLimit;
                await Task.Delay(isFirst ? PingAtFirstEvery : PingEvery, _time, cancellation);
                if (!told && !_answered && !isFirst)
                {
                    told = true;
                    _error.WriteLine($"nubison: no answer yet; is the runtime on the board ({ToolCommand.Name} flash)? An ESP32-PICO needs --baud 115200");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The monitor ends.
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The reader meets the same fault and reports it.
        }
    }

    private async Task WriteAsync(Stream link, WirePacket packet, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await link.WriteAsync(packet.ToArray(_number++), cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Looks for the firmware's version among the assemblies, the last one loaded first, which it mostly is.</summary>
    /// <returns>What to ask next; null for nothing.</returns>
    private WirePacket? Ask(WirePacket answer)
    {
        ReadOnlySpan<byte> payload = answer.Payload.Span;
        if (!_askVersion || (answer.Flags & WirePacket.Reply) == 0 || answer.Command is not (WireCommand.Assemblies or WireCommand.Assembly))
        {
            return null;
        }

        if (answer.Command == WireCommand.Assemblies)
        {
            _assemblies = answer.Payload;
        }
        else if (payload.Length > VersionEnd && payload[VersionEnd..].StartsWith("Firmware\0"u8))
        {
            EndLine();
            Write($"-- NubisonFirmware {Number(payload, 4)}.{Number(payload, 6)}.{Number(payload, 8)} --\n");
            _assemblies = default;
        }

        if (_assemblies.Length < 4)
        {
            _askVersion = answer.Command == WireCommand.Assemblies; // None yet: it is still starting.
            return null;
        }

        ReadOnlyMemory<byte> last = _assemblies[^4..];
        _assemblies = _assemblies[..^4];
        return WirePacket.Question(WireCommand.Assembly, last);
    }

    private static int Number(ReadOnlySpan<byte> payload, int at) => BinaryPrimitives.ReadUInt16LittleEndian(payload[at..]);

    private void Show(WireItem item)
    {
        if (item.Packet is null)
        {
            ShowNoise(item.Noise.Span);
            return;
        }

        _answered = true;
        if (item.Packet.Command == WireCommand.Message)
        {
            char[] text = new char[_decoder.GetCharCount(item.Packet.Payload.Span, flush: false)];
            int count = _decoder.GetChars(item.Packet.Payload.Span, text, flush: false);
            ShowLog(new string(text, 0, count).Replace("\r", "", StringComparison.Ordinal)); // A line's end may be cut in two.
        }
        else if (item.Packet.Command == WireCommand.ProgramExit && (item.Packet.Flags & WirePacket.Reply) == 0)
        {
            EndLine();
            Write("-- the program ended --\n");
        }
    }

    private void ShowLog(string text)
    {
        if (_show is null)
        {
            Write(text);
            return;
        }

        _line.Append(text);
        string[] lines = _line.ToString().Split('\n');
        foreach (string reading in lines.SkipLast(1).Select(_show).OfType<string>())
        {
            Write(reading + "\n");
        }

        _line.Clear().Append(lines[^1]);
    }

    /// <summary>Outside of packets there is the boot loader's chatter, at another speed and so unreadable, and what a crashing chip says, which is text.</summary>
    private void ShowNoise(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (value is >= 0x20 and < 0x7F or (byte)'\t')
            {
                _noise.Append((char)value);
            }
            else if (value == '\n')
            {
                if (_noise.Length > 3)
                {
                    EndLine();
                    Write($"[chip] {_noise}\n");
                }

                _noise.Clear();
            }
            else if (value != '\r')
            {
                _noise.Clear();
            }
        }
    }

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            _output.Write(text);
            _output.Flush();
            _lineOpen = !text.EndsWith('\n');
        }
    }

    private void EndLine()
    {
        if (_lineOpen)
        {
            Write("\n");
        }
    }
}
