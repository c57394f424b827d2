using System.Runtime.CompilerServices;
using Host.Board;

namespace System.Net.NetworkInformation;

/// <summary>
/// Stands in for nanoFramework.System.Net: tells that the link comes and goes, on the board's event thread. What is
/// static on the device is one for each run of a program here.
/// </summary>
public static class NetworkChange
{
    private static readonly ConditionalWeakTable<BoardRun, Listeners> s_listeners = [];

    /// <summary>Raised when the address was got or lost.</summary>
    public static event NetworkAddressChangedEventHandler NetworkAddressChanged
    {
        add => Current.Address += value;
        remove => Current.Address -= value;
    }

    /// <summary>Raised when the link came up or went down.</summary>
    public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged
    {
        add => Current.Availability += value;
        remove => Current.Availability -= value;
    }

    private static Listeners Current => s_listeners.GetValue(BoardRun.Running, run => new Listeners(run));

    private sealed class Listeners
    {
        public Listeners(BoardRun run)
        {
            void Tell(bool connected) => run.Events.Post(() =>
            {
                Availability?.Invoke(this, new NetworkAvailabilityEventArgs(connected));
                Address?.Invoke(this, EventArgs.Empty);
            });

            run.Board.Wifi.LinkChanged += Tell;
            run.Off.Register(() => run.Board.Wifi.LinkChanged -= Tell);
        }

        public event NetworkAddressChangedEventHandler? Address;

        public event NetworkAvailabilityChangedEventHandler? Availability;
    }
}
