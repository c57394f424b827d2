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

    // A port goes within a moment of the restart. A chip brings it back within three seconds, which no hand does.
    private static readonly TimeSpan GoneTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ReturnEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReturnLimit = TimeSpan.FromSeconds(20);

    private readonly ToolHost _host;
    private readonly Nanoff _nanoff;
    private readonly Lock _lock = new();
    private readonly List<Board> _boards = [];
    private readonly List<PortVisit> _present = [];
    private readonly Dictionary<PortVisit, DateTimeOffset> _gone = [];
    private readonly Channel<bool> _turns = Channel.CreateUnbounded<bool>();
    private int _last;
    private int _told;

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
                if (known.HasMoved && known.Visit != now)
                {
                    Renew(known.Visit);
                }

                known.Visit = now;
                return null;
            }

            Board found = new(chip.Mac, chip.Name, visit) { Visit = now };
            _boards.Add(found);
            return found;
        }
    }

    /// <summary>Makes sure that a board is where it was seen.</summary>
    /// <exception cref="ToolException">It is another.</exception>
    internal async Task ConfirmAsync(Board board, PortVisit seen, CancellationToken cancellation)
    {
        using RestartTurn turn = await TurnAsync(cancellation);
        if (!IsThere(seen))
        {
            throw new ToolException("it was unplugged");
        }

        (ChipDetails chip, board.Visit) = await AskAsync(seen, cancellation);
        if (chip.Mac != board.Mac)
        {
            Renew(board.Visit);
            throw new ToolException($"{chip.Mac} came in its place; plug both in again");
        }
    }

    /// <summary>Waits until a board is there.</summary>
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

    /// <summary>Waits until a board that was restarted is back.</summary>
    /// <param name="visit">Where it was.</param>
    /// <param name="isSure">Whether to wait until no other board can be meant, as is needed before anything is written to it.</param>
    /// <exception cref="ToolException">It does not come back, or it cannot be told which of several ports is its.</exception>
    internal async Task<PortVisit> ReturnAsync(PortVisit visit, bool isSure, CancellationToken cancellation)
    {
        await _host.Wait(isSure ? GoneTime : TimeSpan.Zero, cancellation);
        for (TimeSpan waited = TimeSpan.Zero; waited < ReturnLimit; waited += ReturnEvery)
        {
            lock (_lock)
            {
                if (IsThere(visit))
                {
                    return visit;
                }

                DateTimeOffset gone = _gone[visit];
                List<PortVisit> back = _present.FindAll(fresh => fresh.Since >= gone && fresh.Since - gone <= BackTime && !IsTaken(fresh));
                if (back.Count > 0 && (!isSure || _host.Time.GetUtcNow() - gone > BackTime))
                {
                    return back is [PortVisit only] ? only : throw new ToolException("several ports have come at once; plug in one board at a time");
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
        DateTimeOffset now = _host.Time.GetUtcNow();
        foreach (PortVisit gone in _present.FindAll(visit => !names.Contains(visit.Name)))
        {
            _present.Remove(gone);
            _gone[gone] = now;
        }

        _present.AddRange([.. names.Except(_present.Select(visit => visit.Name)).Select(name => new PortVisit(name, ++_last, now, IsSuspect: false))]);
    }

    /// <summary>A port was taken for the wrong board's: whoever is there is looked at again.</summary>
    private void Renew(PortVisit visit)
    {
        lock (_lock)
        {
            if (IsThere(visit))
            {
                _present.Remove(visit);
                _gone[visit] = _host.Time.GetUtcNow();
                _present.Add(new PortVisit(visit.Name, ++_last, _gone[visit], IsSuspect: true));
            }
        }
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
                return (chip, await ReturnAsync(visit, isSure: true, cancellation));
            }
            catch (ToolException) when (attempt < Attempts && IsThere(visit))
            {
                await _host.Wait(GoneTime, cancellation);
            }
        }
    }
}
