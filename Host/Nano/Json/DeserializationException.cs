namespace nanoFramework.Json;

/// <summary>Stands in for nanoFramework.Json: the text is no JSON, or does not fit the type. It does not say where.</summary>
[Serializable]
public class DeserializationException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="DeserializationException"/> class.</summary>
    public DeserializationException()
        : base(nameof(DeserializationException))
    {
    }
}
