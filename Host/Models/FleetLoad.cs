namespace Host.Models;

/// <summary>What a fleet asked of its platform in some time.</summary>
/// <param name="From">The first second, since the fleet got power.</param>
/// <param name="Seconds">How many seconds.</param>
internal sealed record FleetLoad(string Name, ModelFleet Fleet, int From, int Seconds)
{
    /// <summary>Gets the requests in each second.</summary>
    public int[] Requests => Fleet.Requests.Slice(From, Seconds).ToArray();

    /// <summary>Gets the logins in the second with most of them.</summary>
    public int BusiestLogins => Fleet.Logins.Slice(From, Seconds).ToArray().Max();

    /// <summary>Gets the requests in the busiest second, as a multiple of the readings that the fleet takes in a second.</summary>
    public double Peak => Requests.Max() / Fleet.Steady;

    /// <summary>Gets the same of the busiest ten seconds, in which chance counts for less.</summary>
    public double BusiestTen => Requests.Chunk(10).Where(seconds => seconds.Length == 10).Max(seconds => seconds.Average()) / Fleet.Steady;

    /// <summary>Gets the same of the mean.</summary>
    public double Mean => Requests.Average() / Fleet.Steady;

    /// <summary>All devices get power at once; until each has caught up.</summary>
    public static FleetLoad Power(ModelFleet fleet) =>
        new(fleet.IsRegistered ? "power for all, devices known" : "power for all, devices new", fleet, 0, fleet.CatchUp());

    /// <summary>A fleet that has got power together and caught up goes on for some time.</summary>
    public static FleetLoad Steady(ModelFleet fleet, int seconds)
    {
        fleet.CatchUp();
        fleet.Live(600);
        FleetLoad run = new("steady state", fleet, (int)(fleet.Now / 1000), seconds);
        fleet.Live(seconds);
        return run;
    }

    /// <summary>The platform, or the Wi-Fi, is away from all devices and comes back; until each has caught up.</summary>
    public static FleetLoad Outage(string name, ModelFleet fleet, int seconds, bool isWifi = false, bool forgets = false)
    {
        (fleet.HasWifi, fleet.IsUp) = (!isWifi, isWifi);
        fleet.Live(seconds);
        (fleet.HasWifi, fleet.IsUp) = (true, true);

        if (forgets)
        {
            fleet.ForgetTokens();
        }

        return new FleetLoad(name, fleet, (int)(fleet.Now / 1000), fleet.CatchUp());
    }
}
