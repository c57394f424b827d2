using Nubison.Protocol;
using Sensors;

namespace Firmware.Sampling
{
    /// <summary>Writes a reading as the JSON members that go to the platform: <c>"temperature":21.53,"door":1</c>.</summary>
    public sealed class ReadingEncoder : IMembers
    {
        private readonly Reading _reading;

        /// <summary>Initializes a new instance of the <see cref="ReadingEncoder"/> class.</summary>
        public ReadingEncoder(Reading reading) => _reading = reading;

        /// <inheritdoc/>
        public void WriteTo(JsonWriter writer)
        {
            for (int i = 0; i < _reading.Count; i++)
            {
                Measurement measurement = _reading[i];
                if (i > 0)
                {
                    writer.Literal(',');
                }

                writer.Literal('"').Literal(measurement.Attribute).Literal('"').Literal(':')
                    .Number(measurement.Value, measurement.Decimals);
            }
        }
    }
}
