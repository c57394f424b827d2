namespace Sensors
{
    /// <summary>
    /// One entry of the settings' <c>sensors</c>, as a sensor's own file reads it. A value that is missing where it is
    /// required, of the wrong type or out of range is noted as a fault under its path
    /// (<c>settings: sensors[1].pin: 7 belongs to the flash</c>) and the default is returned, so that reading goes on
    /// and all faults are found at once. Members that nobody asks for are warned about.
    /// </summary>
    public interface ISensorOptions
    {
        /// <summary>Tells whether a member is there.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>True where the settings have it.</returns>
        bool Has(string member);

        /// <summary>Reads a whole number. A text such as <c>"0x76"</c> is one too, in hexadecimal.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned where the member is missing.</param>
        /// <param name="minimum">The least allowed value.</param>
        /// <param name="maximum">The greatest allowed value.</param>
        /// <returns>The value.</returns>
        int Integer(string member, int defaultValue, int minimum, int maximum);

        /// <summary>Reads a number.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned where the member is missing.</param>
        /// <param name="minimum">The least allowed value.</param>
        /// <param name="maximum">The greatest allowed value.</param>
        /// <returns>The value.</returns>
        double Number(string member, double defaultValue, double minimum, double maximum);

        /// <summary>Reads true or false.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned where the member is missing.</param>
        /// <returns>The value.</returns>
        bool Flag(string member, bool defaultValue);

        /// <summary>Reads a text.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="defaultValue">Returned where the member is missing; null makes nothing required.</param>
        /// <returns>The value.</returns>
        string Text(string member, string defaultValue);

        /// <summary>Reads one of several words.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="choices">The allowed words.</param>
        /// <param name="defaultValue">Returned where the member is missing.</param>
        /// <returns>The value, one of <paramref name="choices"/> or the default.</returns>
        string Choice(string member, string[] choices, string defaultValue);

        /// <summary>Reads a GPIO number, which is required, must exist on the board and be free.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="output">Whether the pin has to be able to drive or pull a level: some can only be read.</param>
        /// <returns>The GPIO number; -1 where there is a fault.</returns>
        int Pin(string member, bool output);

        /// <summary>Reads the GPIO number of a hardware pulse counter's pin, which is an input with a pull-up, and required.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The GPIO number; -1 where there is a fault, as on a chip without such a counter.</returns>
        int CounterPin(string member);

        /// <summary>Reads the number of an I2C bus, which must be one of the board's.</summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The bus number; the board's first where the member is missing.</returns>
        int Bus(string member);

        /// <summary>
        /// Reads an object with a value for each of several measurements, such as
        /// <c>"offset": { "temperature": -0.4 }</c>. Its faults carry the longer path
        /// (<c>sensors[0].offset.temperature</c>), its unasked members are warned about like the others.
        /// </summary>
        /// <param name="member">The member's name.</param>
        /// <returns>The object; null where the member is missing or is no object, which is no fault here.</returns>
        ISensorOptions Object(string member);

        /// <summary>Notes a fault that only the sensor's own file can find.</summary>
        /// <param name="member">The member's name.</param>
        /// <param name="problem">What is wrong with it.</param>
        void Fault(string member, string problem);
    }
}
