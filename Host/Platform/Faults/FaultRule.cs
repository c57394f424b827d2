namespace Host.Platform.Faults;

/// <summary>A fault that is switched on: for which requests, and how often it was played.</summary>
internal sealed class FaultRule
{
    private readonly FaultSetting _setting;
    private long _left;
    private long _seen;
    private long _played;

    internal FaultRule(FaultSetting setting)
    {
        _setting = setting;
        _left = setting.Next ?? long.MaxValue;
    }

    public Fault Fault => _setting.Fault;

    /// <summary>Gets how many requests it has answered.</summary>
    public long Played => Interlocked.Read(ref _played);

    /// <summary>Switches the fault off; what is under way goes on.</summary>
    public void Off() => Interlocked.Exchange(ref _left, 0);

    /// <summary>Decides whether this rule plays for a request. Called for one request at a time.</summary>
    internal bool Takes(string path)
    {
        bool matches = _setting.Path is null ? path.StartsWith("/devices", StringComparison.Ordinal) : path == _setting.Path;
        if (!matches || Interlocked.Read(ref _left) <= 0 || ++_seen % _setting.Every != 0)
        {
            return false;
        }

        Interlocked.Decrement(ref _left);
        Interlocked.Increment(ref _played);
        return true;
    }
}
