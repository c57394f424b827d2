using Nubison.Time;

namespace Tests.Connection
{
    /// <summary>Chance that always comes out at one end.</summary>
    public sealed class FakeRandom : IRandom
    {
        private readonly bool _isHigh;

        /// <summary>Initializes a new instance of the <see cref="FakeRandom"/> class.</summary>
        /// <param name="isHigh">True for the largest number there is to draw, false for 0.</param>
        public FakeRandom(bool isHigh)
        {
            _isHigh = isHigh;
        }

        /// <inheritdoc/>
        public int Next(int exclusiveMaximum)
        {
            return _isHigh ? exclusiveMaximum - 1 : 0;
        }
    }
}
