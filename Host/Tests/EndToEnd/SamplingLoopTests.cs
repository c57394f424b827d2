using Firmware.Sampling;
using global::Sensors.Sampling;
using Host.Models;
using Nubison.Log;

namespace Host.Tests.EndToEnd;

/// <summary>The sampling thread ends when it is told to, and not before.</summary>
[TestClass]
public sealed class SamplingLoopTests
{
    [TestMethod]
    public void Sampling_goes_on_where_not_even_memory_for_a_line_of_the_log_is_left()
    {
        StarvedBoard board = new();
        SamplingLoop loop = new(null, null, board, false);
        Sampler sampler = new(new SensorSet(1), board, loop, 0);
        board.IsStarved = true;
        Thread thread = new(() => loop.Run(sampler)) { IsBackground = true };
        thread.Start();
        Assert.IsTrue(board.Asked.Wait(Patience.Limit), "the loop runs");
        Assert.IsFalse(thread.Join(TimeSpan.FromMilliseconds(200)), "the loop goes on");

        board.IsStarved = false;
        loop.Stop();
        Assert.IsTrue(thread.Join(Patience.Limit), "the loop ends when it is told to");
    }

    /// <summary>A board, and its log, on which nothing works for want of memory.</summary>
    private sealed class StarvedBoard : NoHardware, ILog
    {
        private volatile bool _isStarved;

        public ManualResetEventSlim Asked { get; } = new();

        public bool IsStarved
        {
            get => _isStarved;
            set => _isStarved = value;
        }

        public override long Uptime => IsStarved ? throw new InsufficientMemoryException() : 0;

        public void Write(string topic, string text)
        {
            Asked.Set();
            throw new InsufficientMemoryException();
        }
    }
}
