using Host.Board;

namespace Host.Tests.Nano;

/// <summary>What a program on a virtual board does: here the test is the program.</summary>
public abstract class BoardTests : IDisposable
{
    protected BoardTests() => Entered = Board.Enter();

    private protected VirtualBoard Board { get; } = new();

    private protected IDisposable Entered { get; set; }

    public void Dispose()
    {
        Entered.Dispose();
        Board.Dispose();
    }
}
