using Host.Events;

namespace Host.Tests.Events;

/// <summary>Events and those who read them.</summary>
[TestClass]
public sealed class FeedTests
{
    private readonly Feed<string> _feed = new(history: 3);

    [TestMethod]
    public void The_newest_are_kept_and_numbered()
    {
        Add("a", "b", "c", "d");
        Assert.AreEqual(4, _feed.Last);
        CollectionAssert.AreEqual(new Numbered<string>[] { new(2, "b"), new(3, "c"), new(4, "d") }, _feed.Recent.ToArray());
    }

    [TestMethod]
    [DataRow(-1L, "e", DisplayName = "from now on")]
    [DataRow(3L, "de")]
    [DataRow(0L, "bcde", DisplayName = "what is kept of all")]
    public void A_subscriber_begins_where_it_wants_to(long after, string expected)
    {
        Add("a", "b", "c", "d");
        using Subscription<string> subscription = _feed.Subscribe(after < 0 ? null : after);
        Add("e");
        Assert.AreEqual(expected, string.Concat(Read(subscription).Select(item => item.Item)));
    }

    [TestMethod]
    public void A_slow_subscriber_loses_the_oldest_and_sees_it_by_their_numbers()
    {
        using Subscription<string> slow = _feed.Subscribe(capacity: 2);
        using Subscription<string> other = _feed.Subscribe();
        Add("a", "b", "c", "d");
        CollectionAssert.AreEqual(new long[] { 3, 4 }, Read(slow).Select(item => item.Number).ToArray());
        Assert.HasCount(4, Read(other).ToArray());
    }

    [TestMethod]
    public async Task A_subscription_ends_when_it_is_disposed_of()
    {
        Subscription<string> subscription = _feed.Subscribe();
        Add("a");
        subscription.Dispose();
        Add("b");
        Assert.AreEqual("a", string.Concat(Read(subscription).Select(item => item.Item)));
        Assert.IsFalse(await subscription.Reader.WaitToReadAsync());
    }

    [TestMethod]
    public void Many_threads_may_add_and_every_subscriber_sees_one_order()
    {
        using Subscription<string> first = _feed.Subscribe(capacity: 4000);
        using Subscription<string> second = _feed.Subscribe(capacity: 4000);
        Parallel.For(0, 4000, i => _feed.Add(i.ToString()));
        Numbered<string>[] seen = [.. Read(first)];
        CollectionAssert.AreEqual(Enumerable.Range(1, 4000).Select(i => (long)i).ToArray(), seen.Select(item => item.Number).ToArray());
        CollectionAssert.AreEqual(seen, Read(second).ToArray());
    }

    private static IEnumerable<Numbered<string>> Read(Subscription<string> subscription)
    {
        while (subscription.Reader.TryRead(out Numbered<string> item))
        {
            yield return item;
        }
    }

    private void Add(params string[] items) => Array.ForEach(items, item => _feed.Add(item));
}
