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

    /// <summary>Decides whether this rule plays for a request. Called for one request at a time.</summary>
    internal bool Takes(string path)
    {
        bool matches = _setting.Path is null ? path.StartsWith("/devices", StringComparison.Ordinal) : path == _setting.Path;
        if (!matches || _left <= 0 || ++_seen % _setting.Every != 0)
        {
            return false;
        }

        _left--;
        Interlocked.Increment(ref _played);
        return true;
    }
}
