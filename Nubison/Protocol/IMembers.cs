namespace Nubison.Protocol
{
    /// <summary>What can be written as JSON members.</summary>
    public interface IMembers
    {
        /// <summary>Writes the members without the braces around them: <c>"temperature":21.53,"door":1</c>.</summary>
        void WriteTo(JsonWriter writer);
    }
}
