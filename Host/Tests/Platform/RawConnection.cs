using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Host.Tests.Platform;

/// <summary>A TCP connection that sends a request and takes whatever comes back.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly Stopwatch _sincePost = new();

    private RawConnection(TcpClient tcp) => _tcp = tcp;

    public static async Task<RawConnection> OpenAsync(int port)
    {
        TcpClient tcp = new();
        await tcp.ConnectAsync("127.0.0.1", port);
        return new RawConnection(tcp);
    }

    public async Task PostAsync(string path, string body)
    {
        byte[] request = Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _sincePost.Restart();
        await _tcp.GetStream().WriteAsync(request);
    }

    /// <summary>Reads until the server closes, or until enough has come, or it is silent.</summary>
    /// <param name="atMost">So many bytes are enough.</param>
    /// <param name="isAnswer">A whole answer is enough.</param>
    /// <param name="last">What comes before the silence.</param>
    /// <param name="silence">How many seconds it has to last; 0 if none is expected.</param>
    public async Task<Taken> ReadAsync(int atMost = int.MaxValue, bool isAnswer = false, string last = "", double silence = 0)
    {
        using CancellationTokenSource limit = new(Patience.Limit);
        byte[] buffer = new byte[4096];
        StringBuilder text = new();
        string end = "enough";
        try
        {
            while (text.Length < atMost && !(isAnswer && Taken.IsWhole(text.ToString())))
            {
                if (silence > 0 && text.ToString().EndsWith(last, StringComparison.Ordinal))
                {
                    limit.CancelAfter(TimeSpan.FromSeconds(silence));
                }

                int count = await _tcp.GetStream().ReadAsync(buffer, limit.Token);
                if (count == 0)
                {
                    end = "closed";
                    break;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            end = "reset";
        }
        catch (OperationCanceledException)
        {
            end = "silent";
        }

        return new Taken(text.ToString(), end, _sincePost.Elapsed);
    }

    public void Dispose() => _tcp.Dispose();

    internal sealed record Taken(string Text, string End, TimeSpan Time)
    {
        public static bool IsWhole(string text)
        {
            Taken taken = new(text, "", default);
            return text.Contains("\r\n\r\n") && (!taken.Head.Contains("Content-Length: ") || taken.Body.Length >= taken.AnnouncedLength);
        }

        public string Head => Text.Split("\r\n\r\n")[0];

        public string Body => Text[(Head.Length + 4)..];

        public int AnnouncedLength => int.Parse(Head.Split("Content-Length: ")[1].Split("\r\n")[0]);
    }
}
