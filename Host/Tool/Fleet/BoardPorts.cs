using System.Threading.Channels;
using Host.Tool.Flasher;

namespace Host.Tool.Fleet;

/// <summary>
/// Which board is on which port. A chip with its own USB takes its port away when it restarts and may bring it back under
/// another name, so that a name tells nothing: a board is known by its chip's address.
/// </summary>
/// <remarks>May be used by several boards' tasks at once. Boards are restarted one at a time, so that the port that appears then is theirs.</remarks>
internal sealed class BoardPorts
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private const int Attempts = 2;

    // A port goes within a moment of the restart; a chip is back after a few seconds, a plug after some more.
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReturnEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReturnLimit = TimeSpan.FromSeconds(20);

    private readonly ToolHost _host;
    private readonly Nanoff _nanoff;
    private readonly Lock _lock = new();
    private readonly List<Board> _boards = [];
    private readonly List<PortVisit> _present = [];
    private readonly Channel<bool> _turns = Channel.CreateUnbounded<bool>();
    private int _last;
    private int _told;

    /// <summary>Creates it.</summary>
    internal BoardPorts(ToolHost host, Nanoff nanoff)
    {
        _host = host;
        _nanoff = nanoff;
        _turns.Writer.TryWrite(true);
    }

    /// <summary>The ports that have appeared since this was asked before.</summary>
    internal IReadOnlyList<PortVisit> Arrivals()
    {
        lock (_lock)
        {
            Look();
            _boards.RemoveAll(board => board.IsOver && !_present.Contains(board.Visit));
            PortVisit[] fresh = [.. _present.Where(visit => visit.Number > _told)];
            _told = _last;
            return fresh;
        }
    }

    /// <summary>Whether a port has been there all the time.</summary>
    internal bool IsThere(PortVisit visit)
    {
        lock (_lock)
        {
            Look();
            return _present.Contains(visit);
        }
    }

    /// <summary>Finds out which board has come.</summary>
    /// <returns>The board; null if it is one that is being worked on, or has gone again.</returns>
    /// <exception cref="ToolException">No chip answers there.</exception>
    internal async Task<Board?> IdentifyAsync(PortVisit visit, CancellationToken cancellation)
    {
        using RestartTurn turn = await TurnAsync(cancellation);
        if (!IsThere(visit) || IsTaken(visit))
        {
            return null;
        }

        (ChipDetails chip, PortVisit now) = await AskAsync(visit, cancellation);
        lock (_lock)
        {
            if (_boards.FirstOrDefault(board => board.Mac == chip.Mac) is Board known)
            {
                known.Visit = IsThere(known.Visit) ? known.Visit : now; // Some boards have two sockets.
                return null;
            }

            Board found = new(chip.Mac, chip.Name, visit) { Visit = now };
            _boards.Add(found);
            return found;
        }
    }

    /// <summary>Asks a board once more who it is.</summary>
    /// <exception cref="ToolException">It is another.</exception>
    internal async Task ConfirmAsync(Board board, CancellationToken cancellation)
    {
        using RestartTurn turn = await TurnAsync(cancellation);
        (ChipDetails chip, board.Visit) = await AskAsync(board.Visit, cancellation);
        if (chip.Mac != board.Mac)
        {
            lock (_lock)
            {
                _present.Remove(board.Visit); // So that whoever is there is looked at.
            }

            throw new ToolException($"{chip.Mac} has come in its place; plug both in again");
        }
    }

    /// <summary>Waits until a board is there.</summary>
    /// <returns>Its port's name.</returns>
    /// <exception cref="ToolException">It does not come back.</exception>
    internal async Task<string> FindAsync(Board board, CancellationToken cancellation)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < ReturnLimit; waited += LookEvery)
        {
            if (IsThere(board.Visit))
            {
                return board.Visit.Name;
            }

            await _host.Wait(LookEvery, cancellation);
        }

        throw new ToolException("it was unplugged");
    }

    /// <summary>The last visit so far.</summary>
    internal int Last()
    {
        lock (_lock)
        {
            Look();
            return _last;
        }
    }

    /// <summary>Lets a board that is being restarted take its port away, and waits until it is back.</summary>
    internal async Task<PortVisit> SettleAsync(PortVisit visit, CancellationToken cancellation)
    {
        int before = Last();
        await _host.Wait(SettleTime, cancellation);
        return await ReturnAsync(visit, before, cancellation);
    }

    /// <summary>Waits until a board that was restarted is back.</summary>
    /// <param name="visit">Where it was.</param>
    /// <param name="before">The last visit before the restart.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Where it is now.</returns>
    /// <exception cref="ToolException">It does not come back.</exception>
    internal async Task<PortVisit> ReturnAsync(PortVisit visit, int before, CancellationToken cancellation)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < ReturnLimit; waited += ReturnEvery)
        {
            if (IsThere(visit))
            {
                return visit;
            }

            lock (_lock)
            {
                if (_present.FindAll(fresh => fresh.Number > before && !IsTaken(fresh)) is [PortVisit only])
                {
                    return only;
                }
            }

            await _host.Wait(ReturnEvery, cancellation);
        }

        throw new ToolException("it did not come back from a restart; is it still plugged in?");
    }

    /// <summary>Waits for one's turn to restart a board.</summary>
    internal async Task<RestartTurn> TurnAsync(CancellationToken cancellation)
    {
        await _turns.Reader.ReadAsync(cancellation);
        return new RestartTurn(_turns.Writer);
    }

    private void Look()
    {
        string[] names = [.. _host.Ports().Where(ToolHost.MayBeBoard)];
        _present.RemoveAll(visit => !names.Contains(visit.Name));
        _present.AddRange([.. names.Except(_present.Select(visit => visit.Name)).Select(name => new PortVisit(name, ++_last))]);
    }

    private bool IsTaken(PortVisit visit)
    {
        lock (_lock)
        {
            return _boards.Any(board => board.Visit == visit);
        }
    }

    private async Task<(ChipDetails Chip, PortVisit Visit)> AskAsync(PortVisit visit, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                ChipDetails chip = ChipDetails.Parse(await _nanoff.RunAsync(NanoffLines.Chip(visit.Name), Show.Nothing, cancellation));
                return (chip, await SettleAsync(visit, cancellation));
            }
            catch (ToolException) when (attempt < Attempts && IsThere(visit))
            {
                await _host.Wait(SettleTime, cancellation);
            }
        }
    }
}
