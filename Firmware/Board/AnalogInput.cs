using System.Device.Adc;
using Sensors;

namespace Firmware.Board
{
    /// <summary>A channel of the chip's first converter, 12 bits.</summary>
    public sealed class AnalogInput : IAnalogInput
    {
        private const int Conversions = 16;
        private const int LastStep = 4095;

        private readonly AdcChannel _channel;
        private readonly long _fullScale;

        /// <summary>Initializes a new instance of the <see cref="AnalogInput"/> class.</summary>
        /// <param name="channel">The channel.</param>
        /// <param name="fullScale">The voltage at the end of the range in µV.</param>
        public AnalogInput(int channel, int fullScale)
        {
            _channel = new AdcController().OpenChannel(channel);
            _fullScale = fullScale;
        }

        /// <inheritdoc/>
        public long Read()
        {
            int sum = 0;
            for (int i = 0; i < Conversions; i++)
            {
                sum += _channel.ReadValue();
            }

            return sum == Conversions * LastStep ? -1 : Scaled.Divide(sum * _fullScale, Conversions * LastStep);
        }
    }
}
