using System.Threading.Channels;

namespace Host.Tool.Fleet;

/// <summary>The time in which one board alone may be restarted on purpose; disposing of it ends it.</summary>
/// <param name="next">Gives the next one its turn.</param>
internal sealed class RestartTurn(ChannelWriter<bool> next) : IDisposable
{
    private int _isOver;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            next.TryWrite(true);
        }
    }
}
