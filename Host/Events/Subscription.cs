using System.Threading.Channels;

namespace Host.Events;

/// <summary>What one subscriber has yet to read of a <see cref="Feed{T}"/>. Disposed of, it ends.</summary>
/// <typeparam name="T">What the feed holds.</typeparam>
public sealed class Subscription<T> : IDisposable
{
    private readonly Feed<T> _feed;
    private readonly Channel<Numbered<T>> _channel;

    internal Subscription(Feed<T> feed, int capacity)
    {
        _feed = feed;
        _channel = Channel.CreateBounded<Numbered<T>>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest });
    }

    /// <summary>Gets the items in order. Where the reader is too slow the oldest are gone: their numbers are missing.</summary>
    public ChannelReader<Numbered<T>> Reader => _channel.Reader;

    /// <inheritdoc/>
    public void Dispose()
    {
        _feed.Leave(this);
        _channel.Writer.TryComplete();
    }

    internal void Offer(Numbered<T> item) => _channel.Writer.TryWrite(item);
}
