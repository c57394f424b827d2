namespace Firmware.Board
{
    /// <summary>
    /// Recognises a long press in a button's sampled state. Sampled every 50 ms, which also debounces it.
    /// </summary>
    public sealed class LongPress
    {
        /// <summary>How long the button has to be held, in milliseconds.</summary>
        public const int HoldMilliseconds = 2000;

        private bool _wasPressed;
        private long _since;

        /// <summary>Takes the button's state.</summary>
        /// <param name="pressed">Whether it is pressed now.</param>
        /// <param name="now">Milliseconds since boot.</param>
        /// <returns>True once it has been held long enough, for as long as it is still held.</returns>
        public bool Update(bool pressed, long now)
        {
            if (pressed && !_wasPressed)
            {
                _since = now;
            }

            _wasPressed = pressed;
            return pressed && now - _since >= HoldMilliseconds;
        }
    }
}
