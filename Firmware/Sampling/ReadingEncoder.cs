using Nubison.Delivery;
using Nubison.Protocol;
using Sensors;

namespace Firmware.Sampling
{
    /// <summary>Encodes readings as the JSON members that go to the platform, into one buffer for all of them.</summary>
    public sealed class ReadingEncoder
    {
        private readonly JsonWriter _json = new JsonWriter(new byte[StoredReading.MaximumLength]);

        /// <summary>Gets the buffer that holds the last encoded reading.</summary>
        public byte[] Buffer => _json.Buffer;

        /// <summary>Encodes a reading: <c>"temperature":21.53,"door":1</c>.</summary>
        /// <param name="reading">The reading.</param>
        /// <returns>The length in bytes, from the start of <see cref="Buffer"/>; 0 for a reading without measurements.</returns>
        public int Encode(Reading reading)
        {
            _json.Clear();
            for (int i = 0; i < reading.Count; i++)
            {
                Measurement measurement = reading[i];
                if (i > 0)
                {
                    _json.Literal(',');
                }

                _json.Literal('"').Literal(measurement.Attribute).Literal('"').Literal(':')
                    .Number(measurement.Value, measurement.Decimals);
            }

            return _json.Length;
        }
    }
}
