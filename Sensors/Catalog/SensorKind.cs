namespace Sensors.Catalog
{
    /// <summary>A kind of sensor.</summary>
    public sealed class SensorKind
    {
        /// <summary>Initializes a new instance of the <see cref="SensorKind"/> class.</summary>
        /// <param name="type">Its name in the settings.</param>
        /// <param name="create">How one is made.</param>
        public SensorKind(string type, SensorFactory create)
        {
            Type = type;
            Create = create;
        }

        /// <summary>Gets its name in the settings.</summary>
        public string Type { get; }

        /// <summary>Gets how one is made.</summary>
        public SensorFactory Create { get; }
    }
}
