namespace Host.World;

/// <summary>One quantity of a board's surroundings, or what a sensor feels of it: what nature makes of it, unless somebody holds it at a value.</summary>
public sealed class Quantity
{
    private readonly Lock _lock = new();
    private readonly Func<double> _nature;
    private readonly Action _changed;
    private double? _held;

    internal Quantity(string name, string unit, double minimum, double maximum, Func<double> nature, Action changed)
    {
        Name = name;
        Unit = unit;
        Minimum = minimum;
        Maximum = maximum;
        _nature = nature;
        _changed = changed;
    }

    /// <summary>Gets what it is called.</summary>
    public string Name { get; }

    /// <summary>Gets its unit; empty for none.</summary>
    public string Unit { get; }

    /// <summary>Gets the least value that it can be held at.</summary>
    public double Minimum { get; }

    /// <summary>Gets the greatest value that it can be held at.</summary>
    public double Maximum { get; }

    /// <summary>Gets the value now.</summary>
    public double Value => Held ?? _nature();

    /// <summary>Gets or sets the value that it is held at, within its range; null gives it back to nature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within the range.</exception>
    public double? Held
    {
        get
        {
            lock (_lock)
            {
                return _held;
            }
        }

        set
        {
            if (value is double held && !(held >= Minimum && held <= Maximum))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{Name}: {held} is not within {Minimum} to {Maximum}"));
            }

            lock (_lock)
            {
                _held = value;
            }

            _changed();
        }
    }

    /// <summary>Makes the quantity of one sensor that feels this one, until it is held itself.</summary>
    public Quantity Felt(string name) => Felt(name, Unit, Minimum, Maximum, value => value);

    /// <summary>Makes the quantity of one sensor that feels this one as something else, such as light as the power of a lamp.</summary>
    /// <param name="unit">Its unit; empty for none.</param>
    /// <param name="feel">What the sensor makes of this quantity's value.</param>
    public Quantity Felt(string name, string unit, double minimum, double maximum, Func<double, double> feel) =>
        new(name, unit, minimum, maximum, () => feel(Value), _changed);
}
