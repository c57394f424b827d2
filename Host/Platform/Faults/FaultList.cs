namespace Host.Platform.Faults;

/// <summary>The faults that are switched on. A request gets the first that takes it.</summary>
internal sealed class FaultList
{
    private readonly List<FaultRule> _rules = [];

    /// <summary>Switches a fault on.</summary>
    /// <param name="path">To requests for this path alone; null for all of the protocol (not <c>/timeline</c>).</param>
    /// <param name="next">For how many of them; null until it is switched off.</param>
    /// <param name="every">To one in so many of them: 3 lets two pass and takes the third.</param>
    public FaultRule Add(Fault fault, string? path = null, int? next = null, int every = 1) =>
        Add(new FaultSetting(fault, path, next, every));

    public FaultRule Add(FaultSetting setting)
    {
        FaultRule rule = new(setting);
        lock (_rules)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>Switches a fault off; what is under way goes on.</summary>
    public void Remove(FaultRule rule)
    {
        lock (_rules)
        {
            _rules.Remove(rule);
        }
    }

    /// <summary>Switches all faults off; what is under way goes on.</summary>
    public void Clear()
    {
        lock (_rules)
        {
            _rules.Clear();
        }
    }

    internal Fault? For(string path)
    {
        lock (_rules)
        {
            return _rules.FirstOrDefault(rule => rule.Takes(path))?.Fault;
        }
    }
}
