using Nubison.Time;

namespace Host.Tests.Doubles;

/// <summary>Chance that comes out the same in each run.</summary>
internal sealed class SeededRandom(int seed) : IRandom
{
    private readonly Random _random = new(seed);

    public int Next(int exclusiveMaximum) => _random.Next(exclusiveMaximum);
}
