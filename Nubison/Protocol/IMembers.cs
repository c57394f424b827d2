namespace Nubison.Protocol
{
    /// <summary>What can be written as JSON members.</summary>
    public interface IMembers
    {
        /// <summary>Writes the members without the braces around them: <c>"temperature":21.53,"door":1</c>.</summary>
        /// <param name="writer">Where to write.</param>
        void WriteTo(JsonWriter writer);
    }
}
