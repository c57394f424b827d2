namespace Sensors
{
    /// <summary>One attribute's value, ready for the wire: an exact integer with a point in it. One object serves all readings.</summary>
    public sealed class Measurement
    {
        /// <summary>Initializes a new instance of the <see cref="Measurement"/> class.</summary>
        /// <param name="attribute">The attribute's name on the wire: ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</param>
        /// <param name="decimals">How many decimals the value has, 0 to 6.</param>
        public Measurement(string attribute, int decimals)
        {
            Attribute = attribute;
            Decimals = decimals;
        }

        /// <summary>Gets the attribute's name on the wire; nothing in it needs escaping.</summary>
        public string Attribute { get; }

        /// <summary>Gets how many decimals the value has: 2153 with 2 is 21.53.</summary>
        public int Decimals { get; }

        /// <summary>Gets or sets the value, times ten to the power of <see cref="Decimals"/>.</summary>
        public long Value { get; set; }
    }
}
